import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {PhywareError} from '../../core/errors.js';
import {quoted} from '../../core/escape-sequences.js';
import {type CreatedKey} from '../../keys/create-key.js';
import {recoverCommand} from '../../keys/failed-create.js';
import {type Context} from '../command/context.js';
import {type DeliveryCommand, shellWords} from './command-line.js';

/** How long a command has to end after SIGTERM, in milliseconds. */
const grace = 1000;

/**
Runs a command with a secret on its standard input: its exact bytes, without a newline. What it prints goes to standard error.

The key's id, name and tenant are in its environment; the secret is in neither its arguments nor its environment. Throws `OUTPUT`, naming the key, unless the command took all of it and ended with exit code 0.
*/
export async function deliverToCommand(
	minted: Pick<CreatedKey, 'key' | 'secret'>,
	command: DeliveryCommand,
	context: Pick<Context, 'environment' | 'signal' | 'stderr'>,
): Promise<void> {
	const problem = await run(minted, command, context);
	if (problem === undefined) {
		return;
	}

	const {id, name} = minted.key;
	throw new PhywareError('OUTPUT', `The key ${quoted(name)} (${id}) was created, but its secret was not delivered.`, {
		reason: problem,
		remedy: `To deliver it, run: ${recoverCommand} -- ${shellWords(command)}\nTo revoke the key, run: phyware cloud keys revoke ${id}`,
	});
}

/** Resolves with what went wrong, in a sentence; `undefined` once the secret is delivered. */
async function run(
	{key, secret}: Pick<CreatedKey, 'key' | 'secret'>,
	{file, argv, timeLimit}: DeliveryCommand,
	{environment, signal, stderr}: Pick<Context, 'environment' | 'signal' | 'stderr'>,
): Promise<string | undefined> {
	const name = quoted(file);
	// What writes to our own standard error needs no one to pass it on, however much it is.
	const output = stderr.fd === undefined ? 'pipe' : stderr.fd;
	const child = spawn(file, argv, {
		stdio: ['pipe', output, output],
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
		stream?.pipe(stderr, {end: false});
	}

	child.stdin!.on('error', () => {
		isUnread = true;
	});
	child.stdin!.end(Buffer.from(secret.reveal()));
	try {
		const [exitCode, ended] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
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

function factsOf({id, name, tenant_id: tenant}: CreatedKey['key']): Record<string, string> {
	// No environment can hold a NUL.
	const text = (value: string) => value.replaceAll('\0', '');
	return {
		PHYWARE_KEY_ID: text(id),
		PHYWARE_KEY_NAME: text(name),
		...(tenant !== undefined && {PHYWARE_KEY_TENANT_ID: text(tenant)}),
	};
}
