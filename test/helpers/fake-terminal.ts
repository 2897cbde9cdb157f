import {PassThrough, Writable} from 'node:stream';
import xterm from '@xterm/headless';
import stringWidth from 'string-width';
import {ScreenWatch, type Wanted} from './screen-watch.js';

export type Size = {readonly columns: number; readonly rows: number};

/** A terminal without a process: streams that Ink takes for a TTY, and an emulated screen that shows what was written. */
export class FakeTerminal {
	/** What a person types, for Ink to read. */
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly #typed = new PassThrough();
	readonly #screen;
	#raw = '';
	readonly #watch = new ScreenWatch(() => this.screen(), 5000);

	constructor({columns, rows}: Size) {
		// A terminal in its usual mode puts a carriage return before every line feed.
		this.#screen = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, convertEol: true});
		this.#screen.unicode.register(wideEmoji);
		this.#screen.unicode.activeVersion = wideEmoji.version;
		const output = new Writable({
			decodeStrings: false,
			write: (chunk: string | Buffer, _, done) => {
				this.#raw += chunk.toString();
				this.#screen.write(chunk, () => {
					done();
					this.#watch.changed();
				});
			},
		});
		this.stdout = Object.assign(output, {
			isTTY: true,
			columns,
			rows,
			getColorDepth: () => 8,
		}) as unknown as NodeJS.WriteStream;
		const input = Object.assign(this.#typed, {
			isTTY: true,
			setRawMode: () => input,
			ref: () => input,
			unref: () => input,
		});
		this.stdin = input as unknown as NodeJS.ReadStream;
	}

	/** Everything that was written, byte for byte. */
	get raw(): string {
		return this.#raw;
	}

	get size(): Size {
		return {columns: this.#screen.cols, rows: this.#screen.rows};
	}

	/** Sends keys, as a keyboard would. */
	press(keys: string): void {
		this.#typed.write(keys);
	}

	resize({columns, rows}: Size): void {
		this.#screen.resize(columns, rows);
		Object.assign(this.stdout, {columns, rows});
		this.stdout.emit('resize');
	}

	/** Every row of the screen, without blanks at its end. */
	rows(): string[] {
		return this.#lines().map((line) => line.translateToString(true, 0, this.#screen.cols).trimEnd());
	}

	screen(): string {
		return this.rows().join('\n');
	}

	/** The rows that begin with the rest of the row above. */
	wrappedRows(): number[] {
		return this.#lines().flatMap((line, row) => (line.isWrapped ? [row] : []));
	}

	/** The column at which a text begins in a row, as the terminal counts; -1 if it is not there. */
	columnOf(row: number, text: string): number {
		const line = this.#lines()[row]!;
		return Array.from({length: this.#screen.cols}).findIndex(
			(_, column) =>
				line.getCell(column)!.getWidth() > 0 &&
				line.translateToString(false, column, this.#screen.cols).startsWith(text),
		);
	}

	/** What a row shows from a column on. */
	textAt(row: number, column: number): string {
		return this.#lines()[row]!.translateToString(false, column, this.#screen.cols);
	}

	/** The columns that a row's text takes, as the terminal counts. */
	widthOf(row: number): number {
		const line = this.#lines()[row]!;
		const cells = Array.from({length: this.#screen.cols}, (_, column) => line.getCell(column)!);
		const last = cells.findLastIndex((cell) => cell.getChars().trim() !== '');
		return last === -1 ? 0 : last + cells[last]!.getWidth();
	}

	/** Where the cursor is shown; `undefined` while it is hidden. */
	cursor(): {readonly row: number; readonly column: number} | undefined {
		const {cursorX: column, cursorY: row} = this.#screen.buffer.active;
		return this.#raw.lastIndexOf('\u001B[?25h') > this.#raw.lastIndexOf('\u001B[?25l') ? {row, column} : undefined;
	}

	isAlternate(): boolean {
		return this.#screen.buffer.active.type === 'alternate';
	}

	/** Resolves once all that was written so far is on the screen. */
	async flush(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.stdout.write('', () => {
				resolve();
			});
		});
	}

	/** Resolves once the screen matches. Rejects with the screen if it has not within five seconds. */
	async shows(wanted: Wanted): Promise<string> {
		return this.#watch.shows(wanted);
	}

	#lines() {
		const buffer = this.#screen.buffer.active;
		return Array.from({length: this.#screen.rows}, (_, row) => buffer.getLine(buffer.baseY + row)!);
	}
}

/** The widths of today's terminals, each code point by itself: what the emulated screen has by itself knows no wide emoji. */
const wideEmoji = {
	version: 'wide-emoji',
	wcwidth: widthOf,
	charProperties(codePoint: number, preceding: number): number {
		const width = widthOf(codePoint);
		const before = (preceding >> 1) & 3;
		const joins = width === 0 && before > 0;
		return ((joins ? before : width) << 1) | (joins ? 1 : 0);
	},
};

function widthOf(codePoint: number): 0 | 1 | 2 {
	const isFlagHalf = codePoint >= 0x1_f1_e6 && codePoint <= 0x1_f1_ff;
	return isFlagHalf ? 1 : (Math.min(2, stringWidth(String.fromCodePoint(codePoint))) as 0 | 1 | 2);
}
