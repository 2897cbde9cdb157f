import {splitGraphemes} from '../core/graphemes.js';
import {measure} from './measure.js';
import {type Printable, printable} from './printable.js';

/** A text in as many lines as it needs, broken at any grapheme: nothing of it is cut. */
export function breakText(text: Printable, width: number): Printable[] {
	const lines: Printable[] = [];
	let line = '';
	for (const segment of splitGraphemes(text)) {
		if (line !== '' && measure((line + segment) as Printable) > width) {
			lines.push(line as Printable);
			line = '';
		}

		line += segment;
	}

	return [...lines, line as Printable];
}

/** Words in lines of at most a width in columns; a word that is longer than a line is broken. */
export function wrapWords(text: Printable, width: number): Printable[] {
	const lines: Printable[] = [];
	let line = printable``;
	for (const word of text.split(' ') as Printable[]) {
		const longer = line === '' ? word : printable`${line} ${word}`;
		if (measure(longer) <= width) {
			line = longer;
			continue;
		}

		if (line !== '') {
			lines.push(line);
		}

		const pieces = breakText(word, width);
		lines.push(...pieces.slice(0, -1));
		line = pieces.at(-1)!;
	}

	return [...lines, line];
}
