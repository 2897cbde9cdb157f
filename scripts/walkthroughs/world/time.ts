/*
Loaded into the program before it starts (`--import`): its clock stands still, and moves on when the recorder says so.

Timers that a person sees the effect of follow that clock. Shorter ones are the machinery's, such as the pauses between two frames: they run as ever.
*/
import {subscribe} from 'node:diagnostics_channel';
import {readFileSync, writeFileSync} from 'node:fs';
import {type ClientRequest} from 'node:http';
import {syncBuiltinESMExports} from 'node:module';
import path from 'node:path';
import process from 'node:process';
import promises from 'node:timers/promises';

/** From how many milliseconds on a timer follows the clock. */
const shortestWait = 100;

const folder = process.env['WALKTHROUGH_CLOCK']!;
const {setTimeout: setRealTimeout, clearTimeout: clearRealTimeout} = globalThis;
const realDelay = promises.setTimeout;

const read = (file: string) => Number(readFileSync(path.join(folder, file), 'utf8'));
let now = read('now');

const RealDate = Date;
RealDate.now = () => now;
const FixedDate = new Proxy(RealDate, {
	construct: (target, values, newTarget) =>
		Reflect.construct(target, values.length === 0 ? [now] : values, newTarget) as Date,
});
process.hrtime = Object.assign((): [number, number] => [Math.trunc(now / 1000), (now % 1000) * 1_000_000], {
	bigint: () => BigInt(now) * 1_000_000n,
});

const waits = new Set<Wait>();
const shortTimers = new Set<unknown>();
const requests = new Set<ClientRequest>();

type Callback = (...values: readonly unknown[]) => void;

/** A timer that follows the clock; it never keeps the program running. */
class Wait implements Disposable {
	due: number;
	readonly call: () => void;
	readonly milliseconds: number;
	readonly repeats: boolean;

	constructor(call: () => void, milliseconds: number, repeats: boolean) {
		this.call = call;
		this.milliseconds = milliseconds;
		this.repeats = repeats;
		this.due = now + milliseconds;
		waits.add(this);
	}

	ref(): this {
		return this;
	}

	unref(): this {
		return this;
	}

	hasRef(): boolean {
		return false;
	}

	refresh(): this {
		this.due = now + this.milliseconds;
		waits.add(this);
		return this;
	}

	close(): this {
		waits.delete(this);
		return this;
	}

	[Symbol.dispose](): void {
		this.close();
	}
}

const startTimer = (call: Callback, milliseconds = 0, ...values: readonly unknown[]): unknown => {
	if (milliseconds >= shortestWait) {
		return new Wait(
			() => {
				call(...values);
			},
			milliseconds,
			false,
		);
	}

	const timer = setRealTimeout(() => {
		shortTimers.delete(timer);
		call(...values);
	}, milliseconds);
	shortTimers.add(timer);
	return timer;
};

const stopTimer = (timer: unknown): void => {
	shortTimers.delete(timer);
	if (timer instanceof Wait) {
		timer.close();
	} else {
		clearRealTimeout(timer as NodeJS.Timeout);
	}
};

const delay: typeof promises.setTimeout = async (milliseconds, value, {signal, ...options} = {}) => {
	if (milliseconds === undefined || milliseconds < shortestWait) {
		return realDelay(milliseconds, value, {...options, ...(signal && {signal})});
	}

	return new Promise((resolve, reject) => {
		const wait = new Wait(
			() => {
				resolve(value!);
			},
			milliseconds,
			false,
		);
		const stop = () => {
			wait.close();
			reject(signal!.reason as Error);
		};

		if (signal?.aborted) {
			stop();
		}

		signal?.addEventListener('abort', stop, {once: true});
	});
};

Object.assign(globalThis, {
	Date: FixedDate,
	setTimeout: startTimer,
	clearTimeout: stopTimer,
	setInterval(call: Callback, milliseconds: number, ...values: readonly unknown[]) {
		return new Wait(
			() => {
				call(...values);
			},
			milliseconds,
			true,
		);
	},
	clearInterval: stopTimer,
});
promises.setTimeout = delay;
syncBuiltinESMExports();

subscribe('http.client.request.start', (message) => {
	const {request} = message as {readonly request: ClientRequest};
	requests.add(request);
	request.once('close', () => {
		requests.delete(request);
	});
});

/** Whether Node is at work on what it has a resource of this kind for: on files, on other programs, on connections, on its next turn. */
const isWork = (kind: string) => /^(?:FSReq|ProcessWrap|GetAddrInfo|TCPConnect|Immediate)/.test(kind);

/** Resolves once nothing is under way that could still change the screen without that the clock moves on. */
async function settle(): Promise<void> {
	for (let quietTurns = 0; quietTurns < 4;) {
		await new Promise((resolve) => {
			setRealTimeout(resolve, 3);
		});
		const isQuiet = shortTimers.size + requests.size === 0 && !process.getActiveResourcesInfo().some(isWork);
		quietTurns = isQuiet ? quietTurns + 1 : 0;
	}
}

/** Moves on to what is due first, but not further than the recorder wants. */
async function moveOn(): Promise<void> {
	await settle();
	const until = read('until');
	now = Math.min(until, ...[...waits].map(({due}) => due));
	writeFileSync(path.join(folder, 'now'), String(now));
	const dueNow = [...waits].filter(({due}) => due <= now);
	for (const wait of dueNow) {
		if (!waits.delete(wait)) {
			// One before it has stopped it.
			continue;
		}

		if (wait.repeats) {
			wait.refresh();
		}

		wait.call();
	}

	await settle();
	tell('settled');
}

/** Tells the recorder something in the stream that it draws: all that was written before is on its screen then. */
function tell(what: string): void {
	process.stdout.write(`\u001B]7799;${what}\u0007`);
}

if (process.stdout.isTTY) {
	process.on('SIGUSR2', () => {
		void moveOn();
	});
	process.once('exit', () => {
		tell('ended');
	});
	tell(`started;${process.pid}`);
}
