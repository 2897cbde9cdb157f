import {setTimeout as delay} from 'node:timers/promises';
import {monotonicTime} from '../core/clock.js';
import {maximumPageSize} from '../contract/wire/limits.js';
import {type Key} from '../contract/wire/entities.js';
import {PhywareError} from '../core/errors.js';
import {type KeyLister, listKeys} from './list-keys.js';
import {maximumEntries, tooManyEntries} from './page-progress.js';

/** What a look at a tenant's keys brought. */
export type WatchEvent =
	/** The keys as they are now, newest first; not yet `complete` while further pages are on their way. */
	| {
			readonly kind: 'keys';
			readonly keys: readonly Key[];
			readonly complete: boolean;
			/** Of how many tenants the keys could not be read; none if absent. */ readonly unread?: number;
			readonly at: Date;
	  }
	| {readonly kind: 'unchanged'; readonly at: Date}
	/** The look failed; the next is at `retryAt`, or never if trying again cannot help. */
	| {readonly kind: 'failed'; readonly error: PhywareError; readonly at: Date; readonly retryAt: Date | undefined};

export type WatchOptions = {
	readonly tenantId: string;
	readonly signal: AbortSignal;
	readonly now: () => Date;
	readonly onEvent: (event: WatchEvent) => void;
	/** Called with the number of keys that have come so far, page by page, while the first look still fetches them. */
	readonly onProgress?: ((count: number) => void) | undefined;
	/** How to look, where not at one tenant. */
	readonly look?: ((look: Look) => Promise<Seen>) | undefined;
	/** Milliseconds between looks. */
	readonly interval?: number;
};

/** A running watch. */
export type Watch = {
	/** Looks at once instead of at the next time. */
	refresh: () => void;
	/** Settles when the watch has ended by its signal. */
	readonly ended: Promise<void>;
};

/** How often keys are looked at, in milliseconds. */
const watchInterval = 2000;

const longestBackoff = 30_000;

/** How long one waits for all pages of a list that is watched, in milliseconds: a person sees the first ones meanwhile. */
const patience = 120_000;

/** The longest that a timer can wait, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** At most this part of the time is spent on looking. */
const share = 1 / 10;

/**
Keeps looking at a tenant's keys and tells of what it finds.

A look is one conditional request; only if something has changed are the keys fetched. It takes at most a tenth of the time, and backs off while the server does not answer.
*/
export function watchKeys(client: KeyLister, options: WatchOptions): Watch {
	const {tenantId, signal, now, onEvent, onProgress, interval = watchInterval} = options;
	const {look = async (given: Look) => lookAtTenant(client, given)} = options;
	let wake: () => void = () => undefined;
	let wanted = false;

	const rest = async (milliseconds: number): Promise<void> => {
		if (!wanted) {
			const waking = Promise.withResolvers<void>();
			wake = waking.resolve;
			const timer = new AbortController();
			const stop = AbortSignal.any([signal, timer.signal]);
			const timed = delay(Math.min(milliseconds, longestTimer), undefined, {signal: stop, ref: false});
			await Promise.race([timed.catch(() => undefined), waking.promise]);
			timer.abort();
		}

		wanted = false;
	};

	const run = async (): Promise<void> => {
		let seen: Seen = {tag: undefined, keys: undefined};
		let failures = 0;
		let looks = 0;
		// One slow look among the last ones is chance; the shortest tells what a look takes.
		let durations: number[] = [];
		while (!signal.aborted) {
			const start = monotonicTime();
			try {
				seen = await look({tenantId, signal, now, onEvent, onProgress, seen});
				failures = 0;
				looks++;
				// The first look fetches everything and opens the connection: it tells nothing of those that follow.
				durations = looks === 1 ? [] : [monotonicTime() - start, ...durations].slice(0, 3);
				await rest(durations.length === 0 ? interval : Math.max(interval, Math.min(...durations) * (1 / share - 1)));
			} catch (error) {
				if (signal.aborted || !(error instanceof PhywareError)) {
					throw error;
				}

				failures++;
				// What a retry cannot fix is tried again only on request.
				const wait = isPassing(error) ? Math.min(longestBackoff, interval * 2 ** (failures - 1)) : Infinity;
				onEvent({kind: 'failed', error, ...retryTimes(now(), wait)});
				await rest(wait);
			}
		}
	};

	return {
		refresh() {
			wanted = true;
			wake();
		},
		ended: run().catch((error: unknown) => {
			if (!signal.aborted) {
				throw error;
			}
		}),
	};
}

/** The time of a failure, and when it is tried again. */
function retryTimes(at: Date, wait: number): {readonly at: Date; readonly retryAt: Date | undefined} {
	return {at, retryAt: wait === Infinity ? undefined : new Date(at.getTime() + wait)};
}

/** What the last look brought: the tag to look with next time, if the server gives one. */
export type Seen = {readonly tag: string | undefined; readonly keys: readonly Key[] | undefined};

/** What a look is told. */
export type Look = Pick<WatchOptions, 'tenantId' | 'signal' | 'now' | 'onEvent' | 'onProgress'> & {readonly seen: Seen};

/** Looks once. */
async function lookAtTenant(
	client: KeyLister,
	{tenantId, signal, now, onEvent, onProgress, seen}: Look,
): Promise<Seen> {
	const first = await client.listKeys(tenantId, {limit: maximumPageSize, unless: seen.tag, signal});
	if (first === undefined) {
		onEvent({kind: 'unchanged', at: now()});
		return seen;
	}

	const cursor = first.next_cursor;
	let {keys} = first;
	if (cursor !== null) {
		if (seen.keys === undefined) {
			onEvent({kind: 'keys', keys, complete: false, at: now()});
		}

		const all = [...keys];
		const timeLimit = Math.max(client.timeLimit, patience);
		for await (const portion of listKeys(client, {tenantId, signal, cursor, timeLimit})) {
			for (const key of portion.keys) {
				all.push(key);
			}

			if (all.length > maximumEntries) {
				throw tooManyEntries(client.address);
			}

			if (seen.keys === undefined) {
				onProgress?.(all.length);
			}
		}

		keys = all;
	}

	// A server without tags sends the same again and again.
	const isSame = seen.keys !== undefined && first.etag === undefined && isSameList(seen.keys, keys);
	onEvent(isSame ? {kind: 'unchanged', at: now()} : {kind: 'keys', keys, complete: true, at: now()});
	return {tag: first.etag, keys};
}

function isSameList(before: readonly Key[], after: readonly Key[]): boolean {
	return (
		before.length === after.length && before.every((key, index) => JSON.stringify(key) === JSON.stringify(after[index]))
	);
}

/** Whether an error can pass by itself. */
export function isPassing({code}: PhywareError): boolean {
	return ['CONNECTION', 'SERVER', 'RATE_LIMITED'].includes(code);
}
