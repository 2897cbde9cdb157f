import {PassThrough} from 'node:stream';

/*
What terminals send besides keys (xterm's control sequences): focus reports; the answers that are strings (OSC, DCS, SOS, PM, APC),
of which that to OSC 11 is the background; device attributes, cursor positions and modes; clicks of the oldest kind.
*/
const report =
	/\u001B\[(?<focus>[IO])|\u001B\]11;(?<color>[^\u0007\u001B]*)(?:\u0007|\u001B\\)|\u001B[\]PX^_][^\u0007\u001B]*(?:\u0007|\u001B\\)|\u001B\[\?[\d;]*(?:\$y|[cR])|\u001B\[\d+;\d+R|\u001B\[M[\s\S]{3}/g;
const unfinished = /\u001B(?:[\]PX^_](?:[^\u0007\u001B]+\u001B?)?|O|\[(?:\??[\d;]*\$?|\[|M[\s\S]{0,2}))?$/;
const unfinishedString = /^\u001B[\]PX^_]./s;

/** F1 as terminals send it: xterm, the Linux console, rxvt, kitty. */
const f1 = /\u001B(?:OP|\[(?:\[A|11~|P))/g;

/** What stands for F1 in what is read: a character that cannot be typed. Ink drops the key itself. */
export const f1Character = '\uFDD1';

/** How long the rest of a report is waited for before it counts as keys, in milliseconds: a key can begin as one does. */
const patience = 50;

/** How long the rest of a string is waited for: none of it is ever typed. */
const longPatience = 1000;

const pasteStart = '\u001B[200~';
const pasteEnd = '\u001B[201~';

type Report = {readonly focus?: string; readonly color?: string};

/**
Standard input without what the terminal tells besides keys: its reports are heard, and never taken for typing.

Behaves like the terminal's own stream in all that Ink asks of it. Emits `focus` when the terminal comes to the front, `background` with the color that OSC 11 tells, and `gone` once nothing can be read any more.
*/
export class TerminalInput extends PassThrough {
	readonly #terminal: NodeJS.ReadStream;
	#held = '';
	#isPasting = false;
	#timer: NodeJS.Timeout | undefined;
	#isGone = false;

	constructor(terminal: NodeJS.ReadStream) {
		super();
		this.#terminal = terminal;
		terminal.setEncoding('utf8');
		terminal.on('data', this.#take);
		terminal.on('end', this.#finish);
		terminal.on('close', this.#finish);
		terminal.on('error', this.#finish);
	}

	/** Whether the terminal has ended: no more key presses come. */
	get isGone(): boolean {
		return this.#isGone;
	}

	get isTTY(): true {
		return true;
	}

	setRawMode(mode: boolean): this {
		this.#terminal.setRawMode(mode);
		return this;
	}

	ref(): this {
		this.#terminal.ref();
		return this;
	}

	unref(): this {
		this.#terminal.unref();
		return this;
	}

	/** Leaves the terminal's stream as it was found. */
	release(): void {
		clearTimeout(this.#timer);
		this.#terminal.off('data', this.#take);
		this.#terminal.off('end', this.#finish);
		this.#terminal.off('close', this.#finish);
		this.#terminal.off('error', this.#finish);
		this.#terminal.pause();
		this.#terminal.unref();
	}

	readonly #take = (chunk: string): void => {
		clearTimeout(this.#timer);
		const text = this.#held + chunk;
		const isInPaste = this.#isPasting || text.includes(pasteStart);
		// A paste may hold anything: what looks like a report in it is pasted text.
		const keys = isInPaste
			? text
			: text.replaceAll(report, (...found) => this.#handleReport(found.at(-1) as Report)).replaceAll(f1, f1Character);
		const start = isInPaste ? keys.length : (unfinished.exec(keys)?.index ?? keys.length);
		this.#held = keys.slice(start);
		this.#pass(keys.slice(0, start));
		if (this.#held !== '') {
			const isString = unfinishedString.test(this.#held);
			this.#timer = setTimeout(
				() => {
					this.#pass(isString ? '' : this.#held);
					this.#held = '';
				},
				isString ? longPatience : patience,
			);
		} else if (this.#isPasting) {
			// A paste whose end was lost would swallow all keys that follow.
			this.#timer = setTimeout(() => {
				this.#pass(pasteEnd);
			}, longPatience);
		}
	};

	#handleReport({focus, color}: Report): string {
		if (focus === 'I') {
			this.emit('focus');
		} else if (color !== undefined) {
			this.emit('background', color);
		}

		return '';
	}

	readonly #finish = (): void => {
		if (this.#isGone) {
			return;
		}

		this.#isGone = true;
		this.end();
		this.emit('gone');
	};

	#pass(keys: string): void {
		if (keys === '') {
			return;
		}

		const last = Math.max(keys.lastIndexOf(pasteStart), keys.lastIndexOf(pasteEnd));
		this.#isPasting = last === -1 ? this.#isPasting : keys.startsWith(pasteStart, last);
		this.write(keys);
	}
}
