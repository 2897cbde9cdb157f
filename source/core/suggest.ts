import leven from 'leven';

/**
The candidate that a mistyped word most likely meant, if any is near enough.

Near means at most `maximum` edits, and at most half of the word's length; two letters that changed places count as one.
*/
export function suggest(word: string, candidates: readonly string[], maximum = 2): string | undefined {
	let best: string | undefined;
	let bestDistance = Math.min(maximum, Math.floor(word.length / 2)) + 1;
	for (const candidate of candidates) {
		const distance = editDistance(word.toLowerCase(), candidate);
		if (!(distance < bestDistance)) {
			continue;
		}

		best = candidate;
		bestDistance = distance;
	}

	return best;
}

function editDistance(a: string, b: string): number {
	const distance = leven(a, b);
	return distance === 2 && isAnagram(a, b) ? 1 : distance;
}

function isAnagram(a: string, b: string): boolean {
	return [...a].toSorted().join('') === [...b].toSorted().join('');
}
