import {type Socket} from 'node:net';
import {type IPty, spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {type ExecutionContext} from 'ava';
import {program, testEnvironment} from './run.js';
import {ScreenWatch, type Wanted} from './screen-watch.js';

export type TerminalOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly cwd?: string;
	/** What to run instead of the built program. */
	readonly command?: readonly [file: string, ...argv: string[]];
};

/** A program in a real pseudo-terminal, whose output an emulated screen shows. */
class Terminal {
	readonly #pty;
	readonly #screen;
	readonly #exited: Promise<{exitCode: number; signal: number | undefined}>;
	#raw = '';
	readonly #watch = new ScreenWatch(() => this.screen(), 20_000);

	constructor(argv: readonly string[], {columns = 100, rows = 30, env, cwd, command}: TerminalOptions = {}) {
		const [file, ...first] = command ?? [process.execPath, program];
		this.#screen = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 1000});
		this.#pty = spawn(file, [...first, ...argv], {
			cols: columns,
			rows,
			env: testEnvironment(env),
			...(cwd !== undefined && {cwd}),
		});
		keepOutput(this.#pty);
		this.#pty.onData((data) => {
			this.#raw += data;
			const isWhole = endsWhole(this.#raw);
			this.#screen.write(data, () => {
				if (isWhole) {
					this.#watch.changed();
				}
			});
		});
		this.#exited = new Promise((resolve) => {
			this.#pty.onExit(({exitCode, signal}) => {
				this.#screen.write('', () => {
					this.#watch.changed();
					resolve({exitCode, signal: signal === 0 ? undefined : signal});
				});
			});
		});
	}

	/** Everything the program wrote, byte for byte. */
	get raw(): string {
		return this.#raw;
	}

	get pid(): number {
		return this.#pty.pid;
	}

	/** Sends keys, as a keyboard would. */
	press(keys: string): void {
		this.#pty.write(keys);
	}

	resize(columns: number, rows: number): void {
		this.#screen.resize(columns, rows);
		this.#pty.resize(columns, rows);
	}

	/** Ends the program, whatever it does. */
	close(): void {
		try {
			this.#pty.kill('SIGKILL');
		} catch {
			// It has ended already.
		}
	}

	kill(signal: NodeJS.Signals): void {
		process.kill(this.#pty.pid, signal);
	}

	/** The lines of the screen, without blanks at their ends and empty lines at the bottom. */
	lines(): string[] {
		const buffer = this.#screen.buffer.active;
		const lines = Array.from(
			{length: this.#screen.rows},
			(_, row) => buffer.getLine(buffer.baseY + row)?.translateToString(true) ?? '',
		);
		while (lines.at(-1) === '') {
			lines.pop();
		}

		return lines;
	}

	/** Lines that have scrolled off the top, and those on the screen. */
	history(): string {
		const buffer = this.#screen.buffer.normal;
		return Array.from({length: buffer.length}, (_, row) => buffer.getLine(row)?.translateToString(true) ?? '').join(
			'\n',
		);
	}

	screen(): string {
		return this.lines().join('\n');
	}

	/** Whether the alternate screen is shown. */
	isAlternate(): boolean {
		return this.#screen.buffer.active.type === 'alternate';
	}

	/** Resolves once the screen matches. Rejects with the screen if it has not within twenty seconds. */
	async shows(wanted: Wanted): Promise<string> {
		return this.#watch.shows(wanted);
	}

	/** Resolves with the exit once the program has ended and all it wrote is on the screen. */
	async exit(): Promise<{exitCode: number; signal: number | undefined}> {
		return this.#exited;
	}
}

/** Whether what was written so far ends between two frames: the kernel hands a long one over in pieces. */
function endsWhole(raw: string): boolean {
	return raw.lastIndexOf('\u001B[?2026h') <= raw.lastIndexOf('\u001B[?2026l');
}

/** How long the rest of what an ended program wrote is read, in milliseconds, where its end does not come by itself. */
const patience = 5000;

/** Has the library read what a program wrote to its end: 200 ms after it has ended it would let go of the rest, which a busy machine has not read by then. */
function keepOutput(pty: IPty): void {
	const {_socket: socket} = pty as unknown as {readonly _socket: Socket};
	const destroy = socket.destroy.bind(socket);
	socket.destroy = () => {
		const timer = setTimeout(() => {
			destroy();
		}, patience);
		socket.once('close', () => {
			clearTimeout(timer);
		});
		return socket;
	};
}

/** Runs the built program in a terminal that is closed when the test ends. */
export function openTerminal(t: ExecutionContext, argv: readonly string[], options: TerminalOptions = {}): Terminal {
	const terminal = new Terminal(argv, options);
	t.teardown(() => {
		terminal.close();
	});
	return terminal;
}
