import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {parseTimeLimit} from '../../core/duration.js';
import {isLoopback} from '../../core/loopback.js';
import {clean, printable} from '../../terminal/printable.js';
import {write} from '../../terminal/write.js';
import {type Context} from '../command/context.js';
import {warn} from '../command/notes.js';
import {type RateLimit} from '../../emulator/pace.js';
import {invalidValue} from '../command/usage-errors.js';
import {type EmulatorInput} from './options.js';

export type EmulatorCommandOptions = {
	readonly host: string;
	readonly port: number;
	readonly file: string | undefined;
	readonly empty: boolean;
	readonly rateLimit: RateLimit | undefined;
	/** How long each answer waits, in milliseconds. */
	readonly delay: number | undefined;
};

export function parseEmulator(input: EmulatorInput): EmulatorCommandOptions {
	return {
		host: input.one('host') ?? '127.0.0.1',
		port: parsePort(input.one('port') ?? '8000'),
		file: input.one('data'),
		empty: input.has('empty'),
		rateLimit: parseRateLimit(input.one('rate-limit')),
		delay: parseDelay(input.one('delay')),
	};
}

function parsePort(text: string): number {
	if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
		throw invalidValue(text, 'port', 'a number from 1 to 65535, or 0 for a free port');
	}

	return Number(text);
}

const units = {s: 1000, m: 60_000, h: 3_600_000} as const;

function parseRateLimit(text: string | undefined): RateLimit | undefined {
	if (text === undefined) {
		return undefined;
	}

	const [, count, unit] = /^(\d{1,6})\/([smh])$/.exec(text) ?? [];
	if (count === undefined || Number(count) === 0) {
		throw invalidValue(text, 'rate-limit', 'a number of requests for a second, minute or hour: 5/s, 60/m, 1000/h');
	}

	return {count: Number(count), period: units[unit as keyof typeof units]};
}

function parseDelay(text: string | undefined): number | undefined {
	const delay = text === undefined ? undefined : parseTimeLimit(text);
	if (text !== undefined && (delay === undefined || delay > 60_000)) {
		throw invalidValue(text, 'delay', '300ms, 2s or up to 1m');
	}

	return delay;
}

/** Runs the embedded PhyCloud until a signal stops it. */
export async function runEmulator(
	{host, port, file, empty, rateLimit, delay}: EmulatorCommandOptions,
	context: Context,
): Promise<void> {
	const {startEmulator} = await import('../../emulator/server.js');
	const {mintOperatorKey, seedDemo, seedOperations} = await import('../../emulator/seed.js');
	const {startTraffic} = await import('../../emulator/traffic.js');
	const emulator = await startEmulator({
		host,
		port,
		file,
		rateLimit,
		delay,
		now: context.now,
		onFault(error) {
			context.stderr.write(printable`emulator: a request failed: ${clean(String(error))}\n`);
		},
	});
	const seed = {now: context.now(), randomBytes};
	const isNew = emulator.store.isEmpty();
	if (isNew) {
		seedOperations(emulator.store, seed);
	}

	if (isNew && !empty) {
		seedDemo(emulator.store, seed);
	}

	const secret = mintOperatorKey(emulator.store, seed);
	const stopTraffic = empty ? undefined : startTraffic(emulator.store, context.now, randomBytes);
	try {
		await write(
			context.stdout,
			printable`PhyCloud emulator on ${clean(emulator.address.origin)}, ${file === undefined ? printable`in memory: nothing is saved` : printable`in ${clean(file)}`}. Ctrl-C stops it.

To use it in a shell:

  export PHYCLOUD_URL=${clean(emulator.address.origin)}
  export PHYCLOUD_API_KEY=${clean(secret)}

`,
		);
		const {hostname} = emulator.address;
		if (!isLoopback(hostname)) {
			await warn(
				context,
				printable`Other machines can reach this server on ${clean(hostname)}, and API keys are sent unencrypted. Without --host, only this machine can.`,
			);
		}

		if (!context.signal.aborted) {
			await once(context.signal, 'abort');
		}

		context.signal.throwIfAborted();
	} finally {
		stopTraffic?.();
		await emulator.close();
	}
}

/** What the command does. */
export async function run(input: EmulatorInput, context: Context): Promise<number> {
	await runEmulator(parseEmulator(input), context);
	return 0;
}
