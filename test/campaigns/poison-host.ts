import {EventEmitter} from 'node:events';
import {PassThrough, Writable} from 'node:stream';
import {main} from '../../source/main.js';
import {type Run, testEnvironment} from '../helpers/run.js';

type HostOptions = {
	readonly columns: number;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** What a person answers to a question. */
	readonly answer?: string;
};

/** Runs a command line in this process, on a terminal of some width: with colours, and somebody to ask. */
export async function onTerminal(argv: readonly string[], {columns, env, answer = ''}: HostOptions): Promise<Run> {
	const stdin = Object.assign(new PassThrough(), {isTTY: true});
	const stdout = new Screen(columns);
	const stderr = new Screen(columns);
	// eslint-disable-next-line unicorn/prefer-event-target -- a process is an emitter.
	const host = Object.assign(new EventEmitter(), {stdin, stdout, stderr, env: testEnvironment(env), title: ''});
	stdin.end(`${answer}\n`);
	const exitCode = await main(argv, host as unknown as NodeJS.Process);
	return {exitCode, signal: null, stdout: stdout.text, stderr: stderr.text};
}

class Screen extends Writable {
	readonly columns: number;
	text = '';

	constructor(columns: number) {
		super();
		this.columns = columns;
	}

	get isTTY(): boolean {
		return true;
	}

	getColorDepth(): number {
		return 8;
	}

	override _write(chunk: Buffer, _encoding: string, done: () => void): void {
		this.text += chunk.toString();
		done();
	}
}
