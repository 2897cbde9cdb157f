/** A number from 0 up to 1. */
export type Random = () => number;

/** Random numbers (mulberry32) that are the same ones for the same seed and purpose. */
export function seeded(seed: number, purpose = ''): Random {
	let state = seed;
	for (const character of purpose) {
		state = Math.imul(state ^ character.codePointAt(0)!, 0x9e_37_79_b1);
		state ^= state >>> 15;
	}

	return () => {
		state = Math.trunc(state + 0x6d_2b_79_f5);
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
	return items[Math.floor(random() * items.length)]!;
}
