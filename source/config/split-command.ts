/** What runs a command: a program with its arguments, or a line for the shell. */
export type CommandCall =
	| {readonly kind: 'program'; readonly file: string; readonly argv: readonly string[]}
	| {readonly kind: 'shell'; readonly line: string};

/** A word that no shell would change, or one in quotes in which it would change nothing. */
const plainWord = /^(?:[\w@%+:,./-][\w@%+=:,./-]*|'[^']*'|"[^"$`\\!]*")(?=\s|$)/;

/** Splits a command into words where a shell would do nothing else with it; what needs one, such as a pipe or a variable, stays a line for it. */
export function splitCommand(text: string): CommandCall {
	const line = text.trim();
	const words: string[] = [];
	let rest = line;
	while (rest !== '') {
		const word = plainWord.exec(rest)?.[0];
		if (word === undefined) {
			return {kind: 'shell', line};
		}

		words.push(/^["']/.test(word) ? word.slice(1, -1) : word);
		rest = rest.slice(word.length).trimStart();
	}

	const [file, ...argv] = words;
	// What assigns a variable first is for the shell.
	return file === undefined || /^\w+=/.test(file) ? {kind: 'shell', line} : {kind: 'program', file, argv};
}
