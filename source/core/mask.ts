/** What a mask shows of a secret: how it begins, and how it ends. */
export type MaskedEnds = {readonly start: string; readonly end: string};

/** What a mask such as `phk_live_…x7Qd` shows; `undefined` for one that shows no end that tells secrets apart. */
export function maskedEnds(mask: string): MaskedEnds | undefined {
	const end = endOf(mask, /[\w-]/);
	const before = mask.slice(0, mask.length - end.length);
	const signs = endOf(before, /[….*•]/u);
	return end.length < 3 || signs === '' ? undefined : {start: before.slice(0, before.length - signs.length), end};
}

/** The characters of a kind that a text ends with. */
function endOf(text: string, kind: RegExp): string {
	let from = text.length;
	while (from > 0 && kind.test(text[from - 1]!)) {
		from--;
	}

	return text.slice(from);
}
