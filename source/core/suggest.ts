import leven from 'leven';

/**
The candidate that a mistyped word most likely meant, if any is near enough.

Near means at most two edits, and at most half of the word's length.
*/
export function suggest(word: string, candidates: readonly string[]): string | undefined {
	let best: string | undefined;
	let bestDistance = Math.min(2, Math.floor(word.length / 2)) + 1;
	for (const candidate of candidates) {
		const distance = leven(word.toLowerCase(), candidate);
		if (!(distance < bestDistance)) {
			continue;
		}

		best = candidate;
		bestDistance = distance;
	}

	return best;
}
