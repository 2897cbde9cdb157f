import {lazy} from './lazy.js';

const segmenter = lazy(() => new Intl.Segmenter('en', {granularity: 'grapheme'}));

/** What a person takes for the single characters of a text (Unicode Standard Annex 29). */
export function splitGraphemes(text: string): string[] {
	return Array.from(segmenter().segment(text), ({segment}) => segment);
}
