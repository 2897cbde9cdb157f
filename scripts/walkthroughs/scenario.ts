import {type Installation} from './installation.js';

/** A key that a person presses, as it is written on the key. */
export type KeyName = '⏎' | '⇥' | 'esc' | 'space' | '↑' | '↓' | '←' | '→' | 'ctrl+c' | (string & {});

/** What a person does next, and what is to be seen of it. */
export type Step = {
	/** What is said under the terminal, from this step on. */
	readonly say?: string;
	/** Text that is typed letter by letter. */
	readonly type?: string;
	/** Keys that are pressed one after the other, after what is typed. */
	readonly press?: readonly KeyName[];
	/** What happens meanwhile, beyond this terminal. */
	readonly happens?: (installation: Installation) => Promise<void> | void;
	/** What the screen shows then: a walkthrough fails where it never does. */
	readonly shows: RegExp;
	/** Seconds to read what there is to read. The clock of the program goes on as long; no real time passes. */
	readonly pause: number;
	/** Whether the screen, at the end of the pause, is the still picture of the walkthrough. */
	readonly isStill?: true;
};

/** A walkthrough of the program, by what a person does at a shell. */
export type Walkthrough = {
	/** What its files are called. */
	readonly name: string;
	readonly title: string;
	/** What is to be seen, for who cannot see it. */
	readonly description: string;
	/** Wants an installation beside the program, instead of the demo inside of it: the shell's environment points there. */
	readonly hasInstallation?: true;
	readonly steps: readonly Step[];
};

const sequences: Readonly<Record<string, string>> = {
	'⏎': '\r',
	'⇥': '\t',
	esc: '\u001B',
	space: ' ',
	'↑': '\u001B[A',
	'↓': '\u001B[B',
	'→': '\u001B[C',
	'←': '\u001B[D',
	'ctrl+c': '\u0003',
};

/** What a keyboard sends for a key. */
export function sequenceOf(key: KeyName): string {
	return sequences[key] ?? key;
}
