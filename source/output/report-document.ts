import {clean, type Printable} from '../terminal/printable.js';
import {glyphs} from '../terminal/theme.js';
import {type Column} from './column.js';
import {type ReportFormat} from './formats.js';
import {knownColumns} from './table.js';

/** What a report is of: it stands above its rows. */
export type ReportHead = {
	/** What the rows are, such as `Keys`. */
	readonly title: string;
	/** The installation's address. */
	readonly url: string;
	readonly now: Date;
	/** The flags that selected the rows; none for all. */
	readonly selection: string;
};

/** Rows as a report: the columns of the full table, in the words of a pipe. */
export async function reportDocument<Row>(
	rows: readonly Row[],
	columns: ReadonlyArray<Column<Row>>,
	head: ReportHead,
	format: ReportFormat,
): Promise<Printable> {
	const known = knownColumns(rows, columns);
	const view = {person: false, glyphs: glyphs(false), now: head.now};
	const headings = known.map(({heading}) => heading);
	const cells = rows.map((row) => known.map(({cell}) => cell(row, view).text));
	return format === 'csv' ? csv([headings, ...cells], head) : markdown([headings, ...cells], head);
}

/** Comma-separated values as RFC 4180 has them, after a line that says what they are; what a spreadsheet would take for a formula gets an apostrophe before it. */
async function csv(lines: readonly string[][], {title, url, now, selection}: ReportHead): Promise<Printable> {
	const {stringify} = await import('csv-stringify/sync');
	const what = [title, url, now.toISOString(), ...(selection === '' ? [] : [selection])].join(', ');
	const options = {escape_formulas: true, record_delimiter: '\r\n'} as const;
	return `${stringify([[`# ${what}`]], options)}${stringify([...lines], options)}` as Printable;
}

/** A table as code hosts show it, under a heading; what they would take for markup is escaped. */
async function markdown(
	[headings = [], ...lines]: readonly string[][],
	{title, url, now, selection}: ReportHead,
): Promise<Printable> {
	const {markdownTable} = await import('markdown-table');
	const facts = [url, now.toISOString(), ...(selection === '' ? [] : [selection])].map((fact) => escaped(fact));
	const table = markdownTable([headings, ...lines].map((line) => line.map((cell) => escaped(cell))));
	return `# ${escaped(title)}\n\n${facts.join(' · ')}\n\n${table}\n` as Printable;
}

function escaped(text: string): string {
	return clean(text).replaceAll(/[\\`*_{}[\]<>#|~@&!]/g, String.raw`\$&`);
}
