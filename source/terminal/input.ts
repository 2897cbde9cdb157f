import {PassThrough} from 'node:stream';

// A focus report, an answer to OSC 10 or 11, a device attribute; and the beginning of one that is not complete yet.
const report = /\u001B\[([IO])|\u001B\](1[01]);([^\u0007\u001B]*)(?:\u0007|\u001B\\)|\u001B\[\?[\d;]*c/g;
const unfinished = /\u001B(?:\](?:1(?:[01](?:;[^\u0007\u001B]*\u001B?)?)?)?|\[\?[\d;]*)$/;

/** How long the rest of a report is waited for before it counts as keys, in milliseconds. */
const patience = 50;

/**
Standard input without what the terminal tells besides keys: its reports are heard, and never taken for typing.

Behaves like the terminal's own stream in all that Ink asks of it. Emits `focus` when the terminal comes to the front, and `background` with the colour that OSC 11 tells.
*/
export class TerminalInput extends PassThrough {
	readonly #terminal: NodeJS.ReadStream;
	#held = '';
	#timer: NodeJS.Timeout | undefined;

	constructor(terminal: NodeJS.ReadStream) {
		super();
		this.#terminal = terminal;
		terminal.setEncoding('utf8');
		terminal.on('data', this.#take);
		terminal.on('end', this.#finish);
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
		this.#terminal.pause();
		this.#terminal.unref();
	}

	readonly #take = (chunk: string): void => {
		clearTimeout(this.#timer);
		const text = (this.#held + chunk).replaceAll(
			report,
			(_, focus: string | undefined, query: string | undefined, colour: string) => {
				if (focus === 'I') {
					this.emit('focus');
				} else if (query === '11') {
					this.emit('background', colour);
				}

				return '';
			},
		);
		const start = unfinished.exec(text)?.index ?? text.length;
		this.#held = text.slice(start);
		this.#pass(text.slice(0, start));
		if (this.#held !== '') {
			this.#timer = setTimeout(() => {
				this.#pass(this.#held);
				this.#held = '';
			}, patience);
		}
	};

	readonly #finish = (): void => {
		this.end();
	};

	#pass(keys: string): void {
		if (keys !== '') {
			this.write(keys);
		}
	}
}
