import {go, type KeysResult, snapshot, type SnapshotKeys} from 'fuzzysort';

/** What a filter found: the things that contain its words, or, where nothing does, those that are like it. */
export type Found<Item> =
	| {readonly kind: 'words'; readonly words: readonly string[]; readonly items: ReadonlySet<Item>}
	| {readonly kind: 'alike'; readonly results: ReadonlyMap<Item, KeysResult<Item>>};

/** Searches some things by texts of them. */
export type Search<Item> = {
	/** Has everything made ready, a little at a time, before the first letter is typed. */
	prepare: () => void;
	find: (filter: string) => Found<Item>;
};

type Text<Item> = (item: Item) => string;

/** How weak a fuzzy match may be, from 0 for any to 1 for an exact one. */
const threshold = 0.5;

/** A search of some things, whose texts are read once. */
export function createSearch<Item>(items: readonly Item[], texts: ReadonlyArray<Text<Item>>): Search<Item> {
	let folded: readonly string[] | undefined;
	let alike: SnapshotKeys<Item> | undefined;
	const prepare = () => {
		// A word is to be in one of the texts, not over the end of one.
		folded ??= items.map((item) => texts.map((text) => fold(text(item))).join('\n'));
		alike ??= snapshot(items, {keys: texts});
	};

	return {
		prepare,
		find(filter) {
			prepare();
			const words = wordsIn(filter);
			const containing = items.filter((_, index) => words.every((word) => folded![index]!.includes(word)));
			if (containing.length > 0) {
				return {kind: 'words', words, items: new Set(containing)};
			}

			const results = new Map<Item, KeysResult<Item>>();
			for (const result of go(filter, alike!, {limit: 0, threshold})) {
				results.set(result.obj, result);
			}

			return {kind: 'alike', results};
		},
	};
}

/** Whether a filter found something. */
export function isFound<Item>(found: Found<Item>, item: Item): boolean {
	return found.kind === 'words' ? found.items.has(item) : found.results.has(item);
}

/** The letters of one of the texts that a filter matched, as positions in UTF-16; `index` is the text's among those that are searched. */
export function matchedLetters<Item>(found: Found<Item>, item: Item, index: number, text: string): ReadonlySet<number> {
	if (found.kind === 'alike') {
		return new Set(found.results.get(item)?.[index]?.indexes);
	}

	const folded = fold(text);
	// Few letters are of another length in small letters: then none is told.
	return new Set(
		folded.length === text.length
			? found.words.flatMap((word) => {
					const start = folded.indexOf(word);
					return start === -1 ? [] : Array.from(word, (_, offset) => start + offset);
				})
			: [],
	);
}

function wordsIn(filter: string): string[] {
	return fold(filter)
		.split(/\s+/)
		.filter((word) => word !== '');
}

function fold(text: string): string {
	return text.normalize().toLowerCase();
}
