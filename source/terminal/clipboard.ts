import {type ChildProcess} from 'node:child_process';
import {subscribe, unsubscribe} from 'node:diagnostics_channel';
import {setTimeout as delay} from 'node:timers/promises';
import {type Sink} from './write.js';

/** What is known after copying: the clipboard said so, or the terminal was asked to. */
export type CopyResult = 'confirmed' | 'sent';

/** The clipboard of the user at the terminal. */
export type Clipboard = {
	/** Copies a text, and tells how sure it is. Rejects if there is no way. */
	copy: (text: string) => Promise<CopyResult>;
	/** Empties the clipboard if it still holds the text; `false` if that cannot be known. */
	clear: (text: string) => Promise<boolean>;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
The clipboard that an environment has.

On a local machine the system's own, which is read back to be sure. Over SSH, in tmux and where the system has none, the terminal's by OSC 52, which never answers; without a terminal there is none.
*/
export function openClipboard(environment: Environment, terminal: Sink | undefined): Clipboard {
	const isRemote = ['SSH_CONNECTION', 'SSH_TTY', 'SSH_CLIENT', 'TMUX', 'STY'].some((name) => environment[name]);
	return {
		async copy(text) {
			if (!isRemote && (await inTime(async () => copyNatively(text)))) {
				return 'confirmed';
			}

			if (terminal === undefined) {
				throw new Error('No clipboard, and no terminal that has one.');
			}

			terminal.write(`\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`);
			return 'sent';
		},
		async clear(text) {
			return !isRemote && inTime(async () => clearNatively(text));
		},
	};
}

/** How long the system's clipboard may take, in milliseconds: one that hangs is none. */
const timeLimit = 2000;

/** The answer of some work with the system's clipboard, `false` if it takes too long: then the programs that it waits for are ended. */
async function inTime(work: () => Promise<boolean>): Promise<boolean> {
	const programs = new Set<ChildProcess>();
	const note = (message: unknown) => {
		programs.add((message as {readonly process: ChildProcess}).process);
	};

	subscribe('child_process', note);
	try {
		return await Promise.race([work(), delay(timeLimit, false, {ref: false})]);
	} finally {
		unsubscribe('child_process', note);
		for (const program of programs) {
			letGo(program);
		}
	}
}

/** Ends a program that still runs, and closes the pipes to it: what it has started may hold them open. */
function letGo(program: ChildProcess): void {
	if (program.exitCode !== null || program.signalCode !== null) {
		return;
	}

	program.kill('SIGKILL');
	for (const pipe of program.stdio) {
		pipe?.destroy();
	}
}

/** Whether the system's clipboard took the text and gives it back. */
async function copyNatively(text: string): Promise<boolean> {
	try {
		const {default: clipboard} = await import('clipboardy');
		await clipboard.write(text);
		return (await clipboard.read()) === text;
	} catch {
		return false;
	}
}

async function clearNatively(text: string): Promise<boolean> {
	try {
		const {default: clipboard} = await import('clipboardy');
		if ((await clipboard.read()) !== text) {
			return false;
		}

		await clipboard.write('');
		return true;
	} catch {
		return false;
	}
}
