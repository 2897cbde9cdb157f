import {Secret} from '../core/secret.js';

/** What a text has of secrets. */
export type FoundSecrets = {
	/** Each once, in the order in which they come. */
	readonly secrets: readonly Secret[];
	/** Whether there were more than are kept. */
	readonly hasMore: boolean;
	/** Whether there is nothing but blanks. */
	readonly isEmpty: boolean;
	/** Whether it is no text. */
	readonly isBinary: boolean;
};

/** The most secrets that are kept. */
export const maximumSecrets = 1000;

/** The longest secret, in characters. */
const longest = 4096;

const pattern = /phk_[a-z]+_[\w-]{20,}/g;

/** Finds secrets in a text of any length, in constant memory: what has the form of PhyCloud's, or else the only word of a short text. */
export async function findSecrets(chunks: AsyncIterable<Uint8Array | string>): Promise<FoundSecrets> {
	const found = new Set<string>();
	const decoder = new TextDecoder();
	let hasMore = false;
	let isBinary = false;
	let isEmpty = true;
	// The beginning, as far as it may be a single secret, and the end, which may go on in the next chunk.
	let beginning = '';
	let rest = '';
	const look = (text: string, isLast: boolean) => {
		const whole = rest + text;
		isBinary ||= beginning.length < longest && text.includes('\0');
		isEmpty &&= text.trim() === '';
		beginning += text.slice(0, longest + 1 - beginning.length);
		const cut = isLast ? whole.length : beginningOfLastWord(whole);
		for (const [secret] of whole.slice(0, cut).matchAll(pattern)) {
			if (found.size < maximumSecrets || found.has(secret)) {
				found.add(secret);
			} else {
				hasMore = true;
			}
		}

		rest = whole.slice(cut);
	};

	for await (const chunk of chunks) {
		look(typeof chunk === 'string' ? chunk : decoder.decode(chunk, {stream: true}), false);
	}

	look(decoder.decode(), true);
	const word = beginning.trim();
	if (found.size === 0 && beginning.length <= longest && /^[\u0021-\u007E]{8,}$/.test(word)) {
		found.add(word);
	}

	return {secrets: [...found].map((text) => new Secret(text)), hasMore, isEmpty, isBinary};
}

/** Where a word begins that may go on; a word that is longer than any secret is let go. */
function beginningOfLastWord(text: string): number {
	let start = text.length;
	while (start > 0 && isWordCharacter(text[start - 1]!)) {
		start--;
		if (text.length - start > longest) {
			return text.length;
		}
	}

	return start;
}

function isWordCharacter(character: string): boolean {
	return /[\w-]/.test(character);
}
