import {EventEmitter} from 'node:events';
import {PassThrough, Writable} from 'node:stream';
import {main} from '../../source/main.js';
import {type Run, testEnvironment} from '../helpers/run.js';

type HostOptions = {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** The columns of the terminal that it runs on; a pipe if left out. */
	readonly columns?: number;
	/** What a person answers to a question. */
	readonly answer?: string;
	/** Interrupted, as by Ctrl-C, once the output is like this. */
	readonly interruptOn?: (stdout: string, stderr: string) => boolean;
};

/** Runs a command line in this process, on a terminal with colors that answers questions, or until it is interrupted. */
export async function onHost(
	argv: readonly string[],
	{env, columns, answer = '', interruptOn}: HostOptions,
): Promise<Run> {
	const stdin = Object.assign(new PassThrough(), columns !== undefined && {isTTY: true});
	// eslint-disable-next-line unicorn/prefer-event-target -- a process is an emitter.
	const process = new EventEmitter();
	const onOutput = () => {
		if (interruptOn?.(stdout.text, stderr.text) === true) {
			process.emit('SIGINT');
		}
	};

	const stdout = new Screen(columns, onOutput);
	const stderr = new Screen(columns, onOutput);
	const host = Object.assign(process, {
		stdin,
		stdout,
		stderr,
		env: testEnvironment(env),
		title: '',
		pid: 0,
		kill: () => true,
	});
	stdin.end(`${answer}\n`);
	const exitCode = await main(argv, host as unknown as NodeJS.Process);
	return {exitCode, signal: null, stdout: stdout.text, stderr: stderr.text};
}

class Screen extends Writable {
	readonly columns: number | undefined;
	readonly isTTY: boolean;
	text = '';
	readonly #onOutput: () => void;

	constructor(columns: number | undefined, onOutput: () => void) {
		super();
		this.columns = columns;
		this.isTTY = columns !== undefined;
		this.#onOutput = onOutput;
	}

	getColorDepth(): number {
		return 8;
	}

	override _write(chunk: Buffer, _encoding: string, done: () => void): void {
		this.text += chunk.toString();
		done();
		this.#onOutput();
	}
}
