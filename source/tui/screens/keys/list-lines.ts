import {type Key} from '../../../contract/wire/entities.js';
import {hasStatus, hasUnknownStatus} from '../../../core/key-status.js';
import {fitColumns, widthOf} from '../../../output/fit.js';
import {type KeyColumn, sessionColumns} from '../../../output/key-cells.js';
import {clip, measure, pad} from '../../../terminal/measure.js';
import {join, type Printable, printable} from '../../../terminal/printable.js';
import {type Role} from '../../../terminal/theme.js';
import {type Theme} from '../../components/theme.js';
import {type ListStats} from './list-stats.js';
import {type KeyMatches} from './rows.js';
import {type KeysScreen} from './model.js';

type Laid = KeyColumn & {readonly width: number};

/** The columns before the first cell: the pointer, the mark and a blank. */
const gutter = 3;

/** Widths that no key needs more than, whatever it holds; the id has none, it is never cut. */
const widest: Partial<Record<KeyColumn['name'], number>> = {name: 32, scopes: 36};

/** Times take the same width always, so that columns stand still while the clock runs. */
const fixed: Partial<Record<KeyColumn['name'], number>> = {status: 10, expires: 9, used: 6, created: 8};

/** The columns as the session shows them: a row says when in as few letters as it can. */
const columns: readonly KeyColumn[] = sessionColumns.map((column) => {
	if (column.name !== 'used' && column.name !== 'created') {
		return column;
	}

	return {
		...column,
		heading: column.name === 'used' ? printable`USED` : column.heading,
		cell(key, view) {
			const {text, role} = column.cell(key, view);
			return {text: text.replace(/ ago$/, '') as Printable, role};
		},
	};
});

const narrowestName = 8;

/** The width of a name for which other columns are given up. */
const comfortableName = 20;

/** The columns that fit into a width, with their widths: from all keys, so that scrolling moves none. */
export function layOutColumns({widths, known}: Pick<ListStats, 'widths' | 'known'>, width: number): Laid[] {
	const laid = columns
		.filter(({name}) => name === 'name' || known.has(name))
		.map((column) => ({
			...column,
			// An id goes before it would be cut, but after all else.
			expendable: column.name === 'id' ? 0.5 : column.expendable,
			width: columnWidth(column, widths),
		}));
	const wanted = laid[0]!.width;
	const fitting = fitColumns(
		laid.map((column) =>
			column.name === 'name' ? {...column, width: Math.max(narrowestName, Math.min(wanted, comfortableName))} : column,
		),
		width - gutter,
	);
	const spare = width - gutter - widthOf(fitting);
	return fitting.map((column) =>
		column.name === 'name' ? {...column, width: nameWidth(wanted, column.width, spare)} : column,
	);
}

/** The name takes what it needs of the room that is left, and gives up what is missing. */
function nameWidth(wanted: number, given: number, spare: number): number {
	return Math.max(narrowestName, Math.min(wanted, given + spare));
}

function columnWidth({name, heading}: KeyColumn, widths: ListStats['widths']): number {
	return fixed[name] ?? Math.min(Math.max(measure(heading), widths[name] ?? 0), widest[name] ?? Infinity);
}

/** The headings over the columns; the one that is sorted by says which way. */
export function headingLine(
	laid: readonly Laid[],
	{order}: Pick<KeysScreen, 'order'>,
	{paint, unicode}: Theme,
): Printable {
	const arrow = order.descending ? (unicode ? printable`↓` : printable`v`) : unicode ? printable`↑` : printable`^`;
	const cells = laid.map(({name, heading, width}) => {
		const text = name === order.field ? printable`${heading}${arrow}` : heading;
		return pad(
			paint(name === order.field ? 'normal' : 'quiet', clip(text, width, '')),
			width,
			Math.min(width, measure(text)),
		);
	});
	return join([pad(printable``, gutter), join(cells, '  ')]);
}

type RowLook = {
	readonly matches: KeyMatches | undefined;
	readonly isSelected: boolean;
	readonly isMarked: boolean;
	readonly change: {readonly isNew: boolean} | undefined;
	/** Rows that may be out of date are quiet. */
	readonly isStale: boolean;
	readonly now: Date;
};

/** One key as a line: pointer, mark, cells. */
export function rowLine(key: Key, laid: readonly Laid[], look: RowLook, theme: Theme): Printable {
	const {paint, glyphs} = theme;
	const pointer = look.isSelected ? paint('accent', glyphs.pointer) : printable` `;
	const view = {person: true, glyphs, now: look.now};
	const isOver = !hasStatus(key, 'active') && !hasUnknownStatus(key);
	const cells = laid.map((column) => {
		const {text, role} = column.cell(key, view);
		const letters = column.name === 'name' || column.name === 'id' ? look.matches?.[column.name] : undefined;
		const clipped = clip(text, column.width, glyphs.ellipsis);
		const painted = letters === undefined || letters.size === 0 ? clipped : underlined(clipped, letters, theme);
		return pad(paint(roleOf(column.name, role, {...look, isOver}), painted), column.width, measure(clipped));
	});
	return join([pointer, markOf(look, theme), printable` `, join(cells, '  ')]);
}

function markOf({isMarked, change}: RowLook, {paint, glyphs}: Theme): Printable {
	if (isMarked) {
		return paint('accent', glyphs.marked);
	}

	return change === undefined ? printable` ` : paint('good', change.isNew ? glyphs.added : glyphs.changed);
}

function roleOf(
	column: KeyColumn['name'],
	role: Role,
	{isSelected, isStale, isOver}: RowLook & {readonly isOver: boolean},
): Role {
	if (column === 'name') {
		return isSelected ? 'strong' : isOver || isStale ? 'quiet' : 'normal';
	}

	if (isStale || (isOver && column !== 'status')) {
		return 'quiet';
	}

	return role;
}

/** A text whose matched letters are underlined; the positions are those of UTF-16, as the search tells them. */
function underlined(text: Printable, letters: ReadonlySet<number>, {paint}: Theme): Printable {
	let cursor = 0;
	return join(
		[...text].map((character) => {
			const isMatch = letters.has(cursor);
			cursor += character.length;
			return isMatch ? paint('match', character as Printable) : (character as Printable);
		}),
	);
}
