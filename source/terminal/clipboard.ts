import {setTimeout as delay} from 'node:timers/promises';
import {type Sink} from './write.js';

/** What is known after copying: the clipboard said so, or the terminal was asked to. */
export type Certainty = 'confirmed' | 'sent';

/** The clipboard of whoever sits at the terminal. */
export type Clipboard = {
	/** Copies a text, and tells how sure it is. Rejects if there is no way. */
	copy: (text: string) => Promise<Certainty>;
	/** Empties the clipboard if it still holds the text; `false` if that cannot be known. */
	clear: (text: string) => Promise<boolean>;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
The clipboard that an environment has.

On a local machine the system's own, which is read back to be sure. Over SSH, in tmux and where the system has none, the terminal's by OSC 52, which never answers.
*/
export function openClipboard(environment: Environment, terminal: Sink): Clipboard {
	const isRemote = ['SSH_CONNECTION', 'SSH_TTY', 'SSH_CLIENT', 'TMUX', 'STY'].some((name) => environment[name]);
	return {
		async copy(text) {
			if (!isRemote && (await inTime(copyNatively(text)))) {
				return 'confirmed';
			}

			terminal.write(`\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`);
			return 'sent';
		},
		async clear(text) {
			return !isRemote && inTime(clearNatively(text));
		},
	};
}

/** How long the system's clipboard may take, in milliseconds: one that hangs is none. */
const timeLimit = 2000;

async function inTime(work: Promise<boolean>): Promise<boolean> {
	return Promise.race([work, delay(timeLimit, false, {ref: false})]);
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
