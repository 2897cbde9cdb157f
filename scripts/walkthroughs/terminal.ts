import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {ScreenWatch, type Wanted} from '../../test/helpers/screen-watch.js';
import {readRow, type Run} from './cells.js';

export type TerminalOptions = {
	readonly columns: number;
	readonly rows: number;
	readonly env: Readonly<Record<string, string>>;
	readonly cwd: string;
	/** The color of the background: `#rrggbb`. */
	readonly background: string;
};

/** How long something is waited for to be shown, in milliseconds. */
const limit = 30_000;

/** A shell in a pseudo-terminal whose screen is read cell by cell. The program in front of it, if its clock is in our hands, can be told to move on. */
export class RecorderTerminal {
	readonly #pty;
	readonly #screen;
	readonly #watch = new ScreenWatch(() => this.screen(), limit);
	#front: number | undefined;
	#settled: () => void = () => undefined;
	#showsCursor = true;

	constructor({columns, rows, env, cwd, background}: TerminalOptions) {
		this.#screen = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 0});
		this.#pty = spawn('bash', ['--noprofile', '--norc', '-i'], {cols: columns, rows, env: {...env}, cwd});
		this.#hear(background);
		this.#pty.onData((data) => {
			this.#screen.write(data, () => {
				this.#watch.changed();
			});
		});
	}

	/** Sends keys, as a keyboard would. */
	press(keys: string): void {
		this.#pty.write(keys);
	}

	/** Resolves once the screen matches. Rejects with the screen if it has not in good time. */
	async shows(wanted: Wanted): Promise<string> {
		return this.#watch.shows(wanted);
	}

	/** Resolves once anything looks different from how it looked. */
	async changes(before: ReadonlyArray<readonly Run[]>): Promise<void> {
		const look = JSON.stringify(before);
		await this.shows(() => JSON.stringify(this.rows()) !== look);
	}

	/** Resolves once the program in front, if there is one, has taken in everything and has moved its clock on as far as something changed. Returns whether there is such a program. */
	async settle(): Promise<boolean> {
		if (this.#front === undefined) {
			return false;
		}

		const {promise, resolve} = Promise.withResolvers<void>();
		this.#settled = resolve;
		process.kill(this.#front, 'SIGUSR2');
		await promise;
		return true;
	}

	/** The lines of the screen, without blanks at their ends and empty lines at the bottom. */
	screen(): string {
		return this.#lines()
			.map((line) => line.translateToString(true))
			.join('\n')
			.trimEnd();
	}

	/** What every row of the screen looks like. */
	rows(): Run[][] {
		const {cursorX, cursorY} = this.#screen.buffer.active;
		return this.#lines().map((line, row) =>
			readRow(line, this.#screen.cols, this.#showsCursor && row === cursorY ? cursorX : undefined),
		);
	}

	close(): void {
		this.#pty.kill('SIGKILL');
	}

	#lines() {
		const {active} = this.#screen.buffer;
		return Array.from({length: this.#screen.rows}, (_, row) => active.getLine(active.baseY + row)!);
	}

	/** Answers what programs ask a terminal, and hears what ours tells the recorder. */
	#hear(background: string): void {
		const {parser} = this.#screen;
		parser.registerOscHandler(11, (question) => {
			if (question === '?') {
				this.press(`\u001B]11;rgb:${background.match(/[\da-f]{2}/g)!.join('/')}\u0007`);
			}

			return true;
		});
		parser.registerOscHandler(7799, (message) => {
			const [what, value] = message.split(';', 2);
			if (what !== 'settled') {
				this.#front = what === 'started' ? Number(value) : undefined;
			}

			this.#settled();

			return true;
		});
		for (const final of ['h', 'l']) {
			parser.registerCsiHandler({prefix: '?', final}, (parameters) => {
				if (parameters.includes(25)) {
					this.#showsCursor = final === 'h';
				}

				// The terminal itself has to hear it, too.
				return false;
			});
		}
	}
}
