// Latin, Greek and Cyrillic letters, punctuation, arrows, mathematical and geometric signs, and the glyphs of the theme.
const notPlain =
	/[^[[\u{20}-\u{7E}\u{A1}-\u{AC}\u{AE}-\u{2FF}\u{370}-\u{482}\u{48A}-\u{530}\u{2010}-\u{2027}\u{2190}-\u{22FF}\u{2500}-\u{25FC}\u{2713}\u{2715}\u{203A}\u{276F}\u{23CE}]--\p{Cn}]]/v;

/** Whether a text holds nothing but characters that take one column each, join with nothing and hide nothing: most texts do. */
export function isPlain(text: string): boolean {
	// The first other character ends the search: a pattern for the whole text would remember each step of it.
	return !notPlain.test(text);
}
