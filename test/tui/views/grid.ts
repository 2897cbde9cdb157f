import {type FakeTerminal} from '../../helpers/fake-terminal.js';

export type GridExpectation = {
	/** What the header begins with, if there is room for at least its beginning. */
	readonly header: RegExp;
	/** What the footer holds, however narrow. */
	readonly footer: RegExp;
};

/** What is wrong with the grid that a screen stands in: header first, footer last, air at both sides, nothing wrapped. */
export function gridProblems(terminal: FakeTerminal, {header, footer}: GridExpectation): string[] {
	const rows = terminal.rows();
	const {columns} = terminal.size;
	const first = rows[0]!.trimStart();
	const last = rows.at(-1)!;
	return [
		...(header.test(first) ? [] : [`the header is not on the first row, but «${first}»`]),
		...(footer.test(last) ? [] : [`the footer is not on the last row, but «${last}»`]),
		...terminal.wrappedRows().map((row) => `row ${row + 1} goes on from the row above`),
		...rows.flatMap((row, index) =>
			row.startsWith(' ') || row === '' ? [] : [`no air left of row ${index + 1}: ${row}`],
		),
		...rows.flatMap((row, index) =>
			terminal.widthOf(index) >= columns ? [`no air right of row ${index + 1}: ${row}`] : [],
		),
	];
}

/** What looks like the beginning of an id and is none; an id may go on under itself. */
export function cutIds(rows: readonly string[], ids: ReadonlySet<string>): string[] {
	return rows.flatMap((row, index) =>
		Array.from(row.matchAll(/\b(?:key|ten)_[\w-]*/g), ([id]) => id).filter((id) => {
			const below = rows.slice(index + 1).map((next) => next.trim());
			const isBroken = row.endsWith(id) && [...ids].some((whole) => isContinued(whole, id, below));
			return !ids.has(id) && !isBroken;
		}),
	);
}

function isContinued(whole: string, start: string, below: readonly string[]): boolean {
	if (!whole.startsWith(start)) {
		return false;
	}

	const rest = whole.slice(start.length);
	const [next = '', ...further] = below;
	return rest === '' || (next !== '' && rest.startsWith(next) && isContinued(whole, start + next, further));
}
