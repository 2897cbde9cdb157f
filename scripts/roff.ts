/** Text for roff: nothing in it is taken for a request or an escape, and hyphens stay what they are, so that commands can be copied. */
export function roffText(text: string): string {
	return text
		.replaceAll('\\', String.raw`\e`)
		.replaceAll('-', String.raw`\-`)
		.replaceAll(/[^\n\u{20}-\u{7E}]/gu, (character) => String.raw`\[u${codeOf(character)}]`)
		.replaceAll(/^(?=[.'])/gm, String.raw`\&`);
}

function codeOf(character: string): string {
	return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
}

/** A request of the macros in man(7), with its arguments. */
export function macro(name: string, ...parts: readonly string[]): string {
	return [`.${name}`, ...parts.map((part) => `"${roffText(part).replaceAll('"', String.raw`\(dq`)}"`)].join(' ');
}

/** Texts as paragraphs, one after the other. */
export function paragraphs(texts: readonly string[]): string {
	return texts.map((text) => roffText(text)).join('\n.PP\n');
}

/** A term in bold with what there is to say about it. */
export function item(term: string, text: string): string {
	return `.TP\n${macro('B', term)}\n${roffText(text)}`;
}

/** A text, and below it a line that is neither filled nor broken. */
export function example(text: string, line: string): string {
	return [roffText(text), '.PP', '.RS 4', '.nf', roffText(line), '.fi', '.RE'].join('\n');
}
