import {type ChildProcess, spawn, type SpawnOptions} from 'node:child_process';
import {once} from 'node:events';
import {PhywareError} from '../core/errors.js';
import {Secret} from '../core/secret.js';
import {shortLine} from '../core/short-line.js';
import {type CommandCall, splitCommand} from './split-command.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a credential command needs of its surroundings. */
export type CommandSurroundings = {
	readonly environment: Environment;
	/** How long it may run, in milliseconds. */
	readonly timeLimit: number;
	readonly signal: AbortSignal;
};

/** How much of what a command prints is read, in bytes: no key is longer. */
const maximumOutput = 65_536;

/** How long a command has to end after SIGTERM, in milliseconds. */
const grace = 500;

/** Tells a program that is run for a key of phyware's that it is: one that runs phyware for it would go on for ever. */
const marker = 'PHYWARE_CREDENTIAL_COMMAND';

/**
Runs a command whose output is an API key, and resolves with that output.

Without a shell where none is needed. What it prints on standard error is told if it fails, without what it printed on standard output. Throws `CREDENTIAL`, which never quotes the output.
*/
export async function readFromCommand(
	command: string,
	{environment, timeLimit, signal}: CommandSurroundings,
): Promise<string> {
	if (environment[marker] !== undefined) {
		throw failed('The credential command was not run.', {
			reason: 'It would run itself: this phyware was started by a credential command.',
			remedy: 'Use a command that gets the key from where it is kept, such as: op read op://ops/phycloud/key',
		});
	}

	signal.throwIfAborted();
	const child = start(splitCommand(command), {...environment, [marker]: '1'});
	const output = collect(child.stdout!);
	const complaint = collect(child.stderr!);
	const ended = watchEnd(child);
	const timer = setTimeout(() => {
		stop(child);
	}, timeLimit);
	const interrupted = () => {
		stop(child);
	};

	signal.addEventListener('abort', interrupted);
	try {
		const end = await ended;
		signal.throwIfAborted();
		if (end.kind === 'ended' && end.exitCode === 0) {
			return output.text();
		}

		throw failed('The credential command failed.', {
			reason: reasonOf(end, timeLimit, {output: output.text(), complaint: complaint.text()}),
			remedy: 'Run it in a shell to see what it needs. It must print the API key and nothing else.',
		});
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', interrupted);
		// A child that it leaves may hold them.
		child.stdout!.destroy();
		child.stderr!.destroy();
	}
}

function start(call: CommandCall, environment: Environment): ChildProcess {
	const {PHYCLOUD_API_KEY, PHYCLOUD_API_KEY_COMMAND, ...rest} = environment;
	const options: SpawnOptions = {stdio: ['ignore', 'pipe', 'pipe'], env: rest, windowsHide: true};
	return call.kind === 'program' ? spawn(call.file, call.argv, options) : spawn(call.line, {...options, shell: true});
}

function stop(child: ChildProcess): void {
	child.kill();
	setTimeout(() => {
		child.kill('SIGKILL');
	}, grace).unref();
}

type End =
	| {
			readonly kind: 'ended';
			readonly exitCode: number | null;
			readonly signal: NodeJS.Signals | null;
			readonly wasStopped: boolean;
	  }
	| {readonly kind: 'not-started'; readonly code: string};

/** How long the rest of what a command printed is waited for after its end, in milliseconds. */
const flushTime = 200;

async function watchEnd(child: ChildProcess): Promise<End> {
	const closed = new Promise<void>((resolve) => {
		child.once('close', () => {
			resolve();
		});
	});
	try {
		const [exitCode, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
		await Promise.race([
			closed,
			new Promise<void>((resolve) => {
				setTimeout(resolve, flushTime).unref();
			}),
		]);
		return {kind: 'ended', exitCode, signal, wasStopped: child.killed};
	} catch (error) {
		return {kind: 'not-started', code: (error as NodeJS.ErrnoException).code ?? 'unknown'};
	}
}

function reasonOf(
	end: End,
	timeLimit: number,
	{output, complaint}: {readonly output: string; readonly complaint: string},
): string {
	if (end.kind === 'not-started') {
		return end.code === 'ENOENT' ? 'The program was not found.' : `It could not be started: ${end.code}.`;
	}

	const how = end.wasStopped
		? `It did not end within ${timeLimit / 1000} s.`
		: end.exitCode === null
			? `It ended by ${end.signal}.`
			: `It ended with exit code ${end.exitCode}.`;
	maskOutput(output);
	const words = shortLine(complaint);
	return words === undefined ? how : `${how} It says: ${words}`;
}

/** From now on, what may be a key is masked in all output: a command can have printed it, and failed. */
function maskOutput(output: string): void {
	for (const word of output.split(/\s+/)) {
		new Secret(word).use();
	}
}

/** Collects what a stream brings, as far as a key could reach. */
function collect(stream: NodeJS.ReadableStream): {readonly text: () => string} {
	const chunks: Buffer[] = [];
	let size = 0;
	stream.on('data', (chunk: Buffer) => {
		if (!(size <= maximumOutput)) {
			return;
		}

		chunks.push(chunk);
		size += chunk.byteLength;
	});
	stream.on('error', () => undefined);
	return {text: () => Buffer.concat(chunks).toString()};
}

function failed(message: string, facts: {readonly reason: string; readonly remedy: string}): PhywareError {
	return new PhywareError('CREDENTIAL', message, facts);
}
