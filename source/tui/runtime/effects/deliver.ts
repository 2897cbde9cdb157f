import {Writable} from 'node:stream';
import {PhywareError} from '../../../core/errors.js';
import {type Key} from '../../../contract/wire/entities.js';
import {type Secret} from '../../../core/secret.js';
import {runSecretCommand} from '../../../keys/secret-command.js';
import {runEffect, type EffectContext} from './attempt.js';

/** How long a command may run, in milliseconds. */
const timeLimit = 120_000;

/** How much of what a command prints last is kept, in characters. */
const kept = 200;

type Environment = Readonly<Record<string, string | undefined>>;

/** Delivers secrets to commands as they are typed, one at a time. */
export function createDeliverer(context: EffectContext, environment: Environment) {
	let stop = new AbortController();
	return {
		async deliver(key: Key, secret: Secret, line: string): Promise<void> {
			stop = new AbortController();
			const signal = AbortSignal.any([context.signal, stop.signal]);
			await runEffect(
				context,
				async () => {
					const tail = lastLine(secret);
					const problem = await runSecretCommand(
						{key, secret},
						{...shell(line, environment), name: line, timeLimit},
						{environment, signal, output: tail.stream},
					);
					if (problem !== undefined) {
						throw new PhywareError('OUTPUT', problem, {reason: tail.text()});
					}

					context.dispatch({type: 'secret-delivered', keyId: key.id, command: line});
				},
				(error) => ({type: 'secret-delivery-failed', keyId: key.id, error}),
			);
		},
		stop() {
			stop.abort();
		},
	};
}

/** A line as the user's shell runs it. */
function shell(line: string, environment: Environment): {readonly file: string; readonly argv: readonly string[]} {
	return process.platform === 'win32'
		? {file: environment['ComSpec'] ?? 'cmd.exe', argv: ['/d', '/s', '/c', line]}
		: {file: '/bin/sh', argv: ['-c', line]};
}

/** A stream that keeps the last line of what is written to it, unless a part of the secret is in it: a command may print what it reads. */
function lastLine(secret: Secret): {readonly stream: NodeJS.WritableStream; readonly text: () => string | undefined} {
	let text = '';
	const stream = new Writable({
		write(chunk: Buffer, _, done) {
			text = (text + chunk.toString()).slice(-10 * kept);
			done();
		},
	});
	return {
		stream,
		text() {
			const line = text.trim().split('\n').at(-1)!.trim().slice(0, kept);
			return line === '' || hasPartOf(secret, line) ? undefined : `It printed: ${line}`;
		},
	};
}

/** Whether eight characters of a secret stand in a text. */
function hasPartOf(secret: Secret, text: string): boolean {
	const value = secret.reveal();
	return Array.from({length: Math.max(1, value.length - 7)}, (_, start) => value.slice(start, start + 8)).some((part) =>
		text.includes(part),
	);
}
