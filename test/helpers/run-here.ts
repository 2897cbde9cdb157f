import {EventEmitter} from 'node:events';
import {Readable, Writable} from 'node:stream';
import {main} from '../../source/main.js';
import {type Run, testEnvironment} from './run.js';

type HereOptions = {
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly input?: string | undefined;
	/** Called with what stands for the process, for what happens to one. */
	readonly onStart?: (host: EventEmitter) => void;
};

/**
Runs a command line in this process: the same `main`, with streams of its own.

A process each would take ten times as long, which is too much where the cases go into the hundreds. What has to do with processes, signals and files in HOME is for `phyware`.
*/
export async function phywareHere(argv: readonly string[], {env, input = '', onStart}: HereOptions = {}): Promise<Run> {
	const stdout = new Collector();
	const stderr = new Collector();
	// eslint-disable-next-line unicorn/prefer-event-target -- a process is an emitter.
	const host = Object.assign(new EventEmitter(), {
		stdin: Readable.from([Buffer.from(input)]),
		stdout,
		stderr,
		env: testEnvironment(env),
		title: '',
		pid: 0,
		kill: () => true,
	});
	onStart?.(host);
	const exitCode = await main(argv, host as unknown as NodeJS.Process);
	return {exitCode, signal: null, stdout: stdout.text, stderr: stderr.text};
}

/** A pipe whose reader takes everything. */
class Collector extends Writable {
	text = '';

	override _write(chunk: Buffer, _encoding: string, done: () => void): void {
		this.text += chunk.toString();
		done();
	}
}
