import {splitGraphemes} from '../core/graphemes.js';
import {isPlain} from './plain.js';
import {type Printable} from './printable.js';
import stringWidth from './string-width.js';

/** Of longer texts, in UTF-16 units, only the beginning is measured exactly: the rest does not fit any screen. */
const measurable = 16_384;

/** The terminal columns that a text takes. */
export function measure(text: Printable): number {
	return text.length > measurable && !isPlain(text)
		? stringWidth(text.slice(0, measurable)) + text.length - measurable
		: stringWidth(text);
}

/** The text padded on its right to a width in columns; a painted text needs to be told how wide it is. */
export function pad(text: Printable, width: number, measured = measure(text)): Printable {
	return (text + ' '.repeat(Math.max(0, width - measured))) as Printable;
}

/** The text cut at a grapheme to at most a width in columns; an ellipsis says that something is missing. */
export function clip(text: Printable, width: number, ellipsis = '…'): Printable {
	if (measure(text) <= width) {
		return text;
	}

	let kept = '';
	let used = 0;
	// No grapheme that fits is longer than its share of this.
	for (const segment of splitGraphemes(text.slice(0, measurable + width * 16))) {
		const size = measure(segment as Printable);
		if (used + size > width - ellipsis.length) {
			break;
		}

		kept += segment;
		used += size;
	}

	return (width < ellipsis.length ? '' : kept + ellipsis) as Printable;
}

const composedEmoji = /\p{Extended_Pictographic}[\u{FE0F}\u{200D}\p{Emoji_Modifier}]/u;

/**
The text with each composed emoji as its first character alone.

Terminals disagree on the width of a family or a skin tone, some by six columns: in a column of a table it would move all that stands to its right.
*/
export function stableWidth(text: Printable): Printable {
	if (isPlain(text) || !composedEmoji.test(text)) {
		return text;
	}

	return splitGraphemes(text)
		.map((grapheme) => (composedEmoji.test(grapheme) ? [...grapheme][0]! : grapheme))
		.join('') as Printable;
}
