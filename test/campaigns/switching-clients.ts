import {pick, type Random} from '../helpers/seeded.js';

export type WhichKey = 'old' | 'new';

/** A program that uses one of two keys again and again. */
export type Client = {
	/** How it behaves, in a word. */
	readonly mode: 'prompt' | 'late' | 'never' | 'back';
	/** Milliseconds between its uses. */
	readonly period: number;
	/** The key that it has at a time, in milliseconds since the rotation began. */
	readonly keyAt: (time: number) => WhichKey;
};

const minute = 60_000;

/** A client of some kind that uses its key at least every 50 minutes. */
export function randomClient(random: Random): Client {
	const mode = pick(random, ['prompt', 'late', 'never', 'back'] as const);
	const period = (1 + random() * 49) * minute;
	const switchAt = {prompt: 0, late: (30 + random() * 400) * minute, never: Infinity, back: random() * 100 * minute}[
		mode
	];
	const backAt = mode === 'back' ? switchAt + (10 + random() * 200) * minute : Infinity;
	return {mode, period, keyAt: (time) => (time >= switchAt && time < backAt ? 'new' : 'old')};
}

/** The uses of some clients in a span of time, in order. */
export function usesBetween(
	clients: readonly Client[],
	from: number,
	to: number,
): ReadonlyArray<{readonly at: number; readonly key: WhichKey}> {
	return clients
		.flatMap((client) => {
			const first = Math.floor(from / client.period) + 1;
			const count = Math.max(0, Math.floor(to / client.period) - first + 1);
			return Array.from({length: count}, (_, index) => {
				const at = (first + index) * client.period;
				return {at, key: client.keyAt(at)};
			});
		})
		.toSorted((a, b) => a.at - b.at);
}
