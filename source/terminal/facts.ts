type Environment = Readonly<Record<string, string | undefined>>;
type TerminalStream = {
	readonly isTTY?: boolean;
	readonly columns?: number;
	getColorDepth?: (environment?: object) => number;
};

/**
Whether a stream shows color: it is a terminal that can, and color was not turned off.

Follows no-color.org and force-color.org, in that order: `NO_COLOR` wins.
*/
export function showsColor(stream: TerminalStream, environment: Environment, noColor: boolean): boolean {
	if (noColor || (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb') {
		return false;
	}

	const forced = environment['FORCE_COLOR'] || undefined;
	return forced === undefined
		? stream.isTTY === true && (stream.getColorDepth?.(environment) ?? 1) > 1
		: forced !== '0' && forced !== 'false';
}

/** Whether the terminal's locale can show more than ASCII. Without a locale in the environment UTF-8 is assumed. */
export function showsUnicode(environment: Environment): boolean {
	if (environment['TERM'] === 'linux' || environment['PHYWARE_ASCII'] === '1') {
		return false;
	}

	const locale = environment['LC_ALL'] || environment['LC_CTYPE'] || environment['LANG'] || 'utf8';
	return /utf-?8/i.test(locale) || !/^(?:c|posix)$|\.(?!utf)/i.test(locale);
}

/** Whether a person lets the screen be read aloud, as Ink is told of it or by a variable of our own. */
export function usesScreenReader(environment: Environment): boolean {
	return environment['PHYWARE_SCREEN_READER'] === '1' || environment['INK_SCREEN_READER'] === 'true';
}

/** The columns of a terminal; `undefined` where there is none, and then nothing is fitted to a width. */
export function columnsOf(stream: TerminalStream): number | undefined {
	return stream.isTTY === true ? stream.columns || 80 : undefined;
}

/** Whether a machine runs the program; `CI=false` and `CI=0` say that none does. */
function isCi({CI: value = ''}: Environment): boolean {
	return !['', 'false', '0'].includes(value.toLowerCase());
}

/** Whether the command can ask a one-line question: that needs a terminal as stdin and stderr, whatever stdout is. */
export function canAsk({
	stdin,
	stderr,
	environment,
	noInput,
}: Pick<SessionFacts, 'stdin' | 'environment' | 'noInput'> & {readonly stderr: TerminalStream}): boolean {
	return stdin.isTTY === true && stderr.isTTY === true && !isCi(environment) && !noInput;
}

export type SessionFacts = {
	readonly stdin: TerminalStream;
	readonly stdout: TerminalStream;
	readonly environment: Environment;
	readonly noInput: boolean;
	readonly output: string;
};

/** Whether the program may ask a person: the one place that decides between the session and plain output. */
export function canOpenSession({stdin, stdout, environment, noInput, output}: SessionFacts): boolean {
	return (
		stdin.isTTY === true &&
		stdout.isTTY === true &&
		// An editor's shell, which would show the escape sequences.
		environment['TERM'] !== 'dumb' &&
		!isCi(environment) &&
		!noInput &&
		output === 'table'
	);
}
