import {type Context} from '../../source/commands/command/context.js';
import {type AnyInput} from '../../source/commands/command/input.js';
import {noInstallations} from '../../source/core/installations.js';
import {parseCommandLine} from '../../source/commands/parse.js';

/** What a command line gives its command. */
export function given(line: string): AnyInput {
	const invocation = parseCommandLine(line.split(' '), 80);
	if (invocation.kind === 'print') {
		throw new Error(`It prints help: ${line}`);
	}

	return invocation.input;
}

/** The instant at which the lines are read. */
export const now = new Date('2026-11-23T04:05:06Z');

/** The context of a script, where no question can be asked. With `isTerminal` it can. */
export function contextOf({isTerminal = false} = {}): Context {
	const stream = {isTTY: isTerminal, columns: 80};
	return {
		stdin: stream,
		stdout: stream,
		stderr: stream,
		environment: {TERM: 'xterm-256color'},
		installations: () => noInstallations,
		now: () => now,
		randomUuid: () => '00000000-0000-4000-8000-000000000000',
		signal: new AbortController().signal,
	} as unknown as Context;
}
