import {EventEmitter} from 'node:events';

/** The largest screen that is drawn: a terminal that claims to be larger is used up to there. Layout and comparison of frames cost as much as there are cells. */
export const largestScreen = {columns: 500, rows: 300};

/** The size of a terminal that does not know its own, such as a serial console. Asked for a size, Ink would open the terminal anew for each frame, and never close it. */
const standardScreen = {columns: 80, rows: 24};

/** CNL moves to the start of the next row, but mosh does not know it. A carriage return and CUD are the same, everywhere. */
const nextLine = '\u001B[E';
const nextLineEverywhere = '\r\u001B[B';

type Written = () => void;

/**
Standard output as the session draws on it: sequences that some terminals lack are replaced, and the size is at most that of the largest screen.

Behaves like the terminal's own stream in all that Ink asks of it. Emits `resize`, and `gone` once the terminal takes nothing any more.
*/
// eslint-disable-next-line unicorn/prefer-event-target -- Ink listens as one does to a stream.
export class TerminalOutput extends EventEmitter {
	readonly #terminal: NodeJS.WriteStream;
	#isGone = false;

	constructor(terminal: NodeJS.WriteStream) {
		super();
		this.#terminal = terminal;
		terminal.on('resize', this.#onResize);
		terminal.on('error', this.#onError);
	}

	get isTTY(): true {
		return true;
	}

	get columns(): number {
		return Math.min(this.#terminal.columns || standardScreen.columns, largestScreen.columns);
	}

	get rows(): number {
		return Math.min(this.#terminal.rows || standardScreen.rows, largestScreen.rows);
	}

	/** Whether the terminal takes nothing any more. */
	get isGone(): boolean {
		return this.#isGone || this.#terminal.destroyed;
	}

	get writable(): boolean {
		return !this.isGone && this.#terminal.writable;
	}

	get writableEnded(): boolean {
		return this.#terminal.writableEnded;
	}

	get destroyed(): boolean {
		return this.isGone;
	}

	/** Writes a text. It is dropped if the terminal is gone. */
	write(text: string, written?: Written): boolean {
		if (this.isGone) {
			if (written !== undefined) {
				queueMicrotask(written);
			}

			return true;
		}

		return this.#terminal.write(text.replaceAll(nextLine, nextLineEverywhere), () => {
			written?.();
		});
	}

	/** Leaves the terminal's stream as it was found. */
	release(): void {
		this.#terminal.off('resize', this.#onResize);
		this.#terminal.off('error', this.#onError);
	}

	readonly #onResize = (): void => {
		this.emit('resize');
	};

	readonly #onError = (): void => {
		this.#isGone = true;
		this.emit('gone');
	};
}
