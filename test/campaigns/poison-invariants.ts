import stringWidth from 'string-width';
import {type FakeTerminal} from '../helpers/fake-terminal.js';
import {isHarmless} from '../terminal/untrusted-text.js';

/** The program's own styles: the colors and weights of its theme. */
const styles =
	/\u001B\[(?:[01247]|22|24|27|3[0-7]|39|49|9[01]|38;5;(?:22|25|80|94|114|124|210|221|242|246)|48;5;(?:237|254))m/g;

/** What the session writes besides styles: modes that it sets and takes back, and moves of the cursor. */
const moves = /\r?\u001B\[(?:\?(?:25|7|1004|1049|2004|2026)[hl]|\?1036;1039[hrs]|\d*[ABGJK]|1;1H)/g;

/** What of a text would reach a terminal that must not; `hasStyles` where the reader is one that shows them. */
export function forbiddenIn(text: string, hasStyles: boolean): string[] {
	const bare = hasStyles ? text.replaceAll(styles, '') : text;
	const harmful = [...bare].filter((character) => character !== '\n' && !isHarmless(character));
	return harmful.length === 0
		? []
		: [`Forbidden: ${JSON.stringify(harmful.slice(0, 5))} in ${excerpt(bare, harmful[0]!)}`];
}

/** What a session wrote that is not its own. */
export function poisonIn(raw: string, poison: string): string[] {
	const bare = raw.replaceAll(styles, '').replaceAll(moves, '');
	return [
		...forbiddenIn(bare, false),
		...smuggled(raw, poison).map((piece) => `The poison came through: ${JSON.stringify(piece)}`),
	];
}

/** Sequences of the poison's, with what stands around them there: they may look like ones of the program's own. */
function smuggled(raw: string, poison: string): string[] {
	return poison
		.matchAll(/[^\u0000-\u001F\u0080-\u009F][\u001B\u0080-\u009F][\s\S]{2,6}/g)
		.map(([piece]) => piece)
		.filter((piece) => raw.includes(piece))
		.toArray();
}

function excerpt(text: string, around: string): string {
	const at = text.indexOf(around);
	return JSON.stringify(text.slice(Math.max(0, at - 40), at + 40));
}

/** Lines that are wider than a terminal, of a text that is to fit into it. */
export function wideLines(text: string, columns: number): string[] {
	return text
		.replaceAll(styles, '')
		.split('\n')
		.filter((line) => stringWidth(line) > columns)
		.map((line) => `A line is ${stringWidth(line)} columns wide: ${JSON.stringify(line.slice(0, 120))}`);
}

/** What is wrong with the rows that a session stands in; where widths are disputed, what is too wide is cut at the edge. */
export function gridFaults(terminal: FakeTerminal, {mayBeCut}: {readonly mayBeCut: boolean}): string[] {
	const {columns} = terminal.size;
	const rows = terminal.rows();
	return [
		...rows.filter((row) => row.includes('Unexpected error: ')).map((row) => `A fault: ${row}`),
		...terminal.wrappedRows().map((row) => `Row ${row + 1} goes on from the row above: ${rows[row]}`),
		...rows.flatMap((row, index) =>
			row === '' || row.startsWith(' ') ? [] : [`No air left of row ${index + 1}: ${row}`],
		),
		...rows.flatMap((row, index) =>
			!mayBeCut && terminal.widthOf(index) >= columns ? [`No air right of row ${index + 1}: ${row}`] : [],
		),
	];
}

/** Whether a text is one of printable ASCII, in lines. */
export function notAscii(text: string): string[] {
	const found = /[^\n\u0020-\u007E]/.exec(text);
	return found === null ? [] : [`Not ASCII: ${excerpt(text, found[0])}`];
}

/** Whether terminals that go by code points see another width than those that go by what belongs together. */
export function isDisputed(text: string): boolean {
	let width = 0;
	for (const character of text) {
		width += stringWidth(character);
	}

	return width !== stringWidth(text);
}
