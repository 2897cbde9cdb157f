import {type Notice, passingNotice} from './notice.js';

/** How many characters of a secret may be seen: as many as masks show. */
const shownEnd = 4;

/** A text that has the form of PhyCloud's secrets. */
const secretPattern = /phk_[a-z]+_[\w-]{20,}/g;

/** The shortest other text in one piece that is rather a secret than a word, if it is pasted. */
const longPaste = /^(?!key_|ten_)(?=\S*\d)(?=\S*[a-z])\S{24,}$/i;

/**
A filter without secrets: of one that is pasted, or typed, no more than its end stays, as a term that finds its key.

`undefined` if there is none in it.
*/
export function withoutSecrets(text: string, isPasted: boolean): string | undefined {
	const hidden = isPasted
		? text.replace(longPaste, (secret) => `ending:${secret.slice(-shownEnd)}`)
		: // What is typed after it still belongs to it.
			text.replaceAll(/(?<=^|\s)ending:\S{5,}/gi, (term) => `ending:${term.slice(-shownEnd)}`);
	const masked = hidden.replaceAll(secretPattern, (secret) => `ending:${secret.slice(-shownEnd)}`);
	return masked === text ? undefined : masked;
}

/** What is said where a secret was pasted or typed. */
export function secretNotice({now}: {readonly now: Date}): Notice {
	return passingNotice('quiet', 'That is a secret: only its end is kept, to find its key by.', now);
}
