import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {setTimeout as delay} from 'node:timers/promises';
import {quoted} from '../core/escape-sequences.js';
import {type CreatedKey} from './create-key.js';

/** A command that gets a secret on its standard input. */
export type SecretCommand = {
	readonly file: string;
	readonly argv: readonly string[];
	/** What it is called in sentences. */
	readonly name: string;
	/** How long it may run, in milliseconds. */
	readonly timeLimit: number;
};

type Surroundings = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly signal: AbortSignal;
	/** Where what it prints goes: a file by its number, or a stream. */
	readonly output: number | NodeJS.WritableStream;
};

/** How long a command has to end after SIGTERM, in milliseconds. */
const grace = 1000;

/** How long the rest of what a command printed is waited for after its end, in milliseconds. */
const flushTime = 200;

/**
Runs a command with a secret on its standard input: its exact bytes, without a newline. The key's id, name and tenant are in its environment; the secret is in neither its arguments nor its environment.

Resolves with what went wrong, in a sentence; `undefined` once the command has taken all of it and ended with exit code 0.
*/
export async function runSecretCommand(
	{key, secret}: Pick<CreatedKey, 'key' | 'secret'>,
	{file, argv, name: unquoted, timeLimit}: SecretCommand,
	{environment, signal, output}: Surroundings,
): Promise<string | undefined> {
	const name = quoted(unquoted);
	// What writes to a file of our own needs no one to pass it on, however much it is.
	const target = typeof output === 'number' ? output : 'pipe';
	const child = spawn(file, argv, {
		stdio: ['pipe', target, target],
		env: {...environment, ...factsOf(key)},
		windowsHide: true,
	});
	let problem: string | undefined;
	let isUnread = false;
	const stop = (why: string) => {
		problem ??= why;
		child.kill();
		setTimeout(() => {
			child.kill('SIGKILL');
		}, grace).unref();
	};

	const interrupted = () => {
		stop(`${name} was interrupted.`);
	};

	const timer = setTimeout(() => {
		stop(`${name} did not end within ${timeLimit / 1000} s.`);
	}, timeLimit);
	signal.addEventListener('abort', interrupted);
	if (signal.aborted) {
		interrupted();
	}

	for (const stream of [child.stdout, child.stderr]) {
		stream?.pipe(output as NodeJS.WritableStream, {end: false});
	}

	child.stdin!.on('error', () => {
		isUnread = true;
	});
	child.stdin!.end(Buffer.from(secret.reveal()));
	const closed = closingOf(child);
	try {
		const [exitCode, ended] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
		// What it printed last may be on its way; a child that it leaves may hold the pipe.
		await Promise.race([closed, delay(flushTime, undefined, {ref: false})]);
		if (problem === undefined && exitCode !== 0) {
			return `${name} ended ${exitCode === null ? `by ${ended}` : `with exit code ${exitCode}`}.`;
		}

		return problem ?? (isUnread ? `${name} did not read the secret.` : undefined);
	} catch (error) {
		return `${name} could not be started: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`;
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', interrupted);
	}
}

/** Resolves once a command and all that it printed have ended. */
async function closingOf(child: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		child.once('close', () => {
			resolve();
		});
	});
}

function factsOf({id, name, tenant_id: tenant}: CreatedKey['key']): Record<string, string> {
	// No environment can hold a NUL.
	const text = (value: string) => value.replaceAll('\0', '');
	return {
		PHYWARE_KEY_ID: text(id),
		PHYWARE_KEY_NAME: text(name),
		...(tenant !== undefined && {PHYWARE_KEY_TENANT_ID: text(tenant)}),
	};
}
