import {type Key} from '../../../contract/wire/entities.js';
import {hasStatus, hasUnknownStatus} from '../../../core/key-status.js';
import {fitColumns, widthOf} from '../../../output/fit.js';
import {type KeyColumn, sessionColumns} from '../../../output/key-cells.js';
import {clip, measure, pad, stableWidth} from '../../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {type Role} from '../../../terminal/theme.js';
import {currentRow, type Theme} from '../../components/theme.js';
import {type ListStats} from './list-stats.js';
import {type KeyMatches} from './rows.js';
import {shortScopesText} from './short-scopes.js';
import {type KeysScreen} from './model.js';

type Laid = KeyColumn & {readonly width: number};

/** The columns before the first cell: the pointer, the mark and a blank. */
const gutter = 3;

/** Widths that no key needs more than, whatever it holds; the id has none, it is never cut. */
const widest: Partial<Record<KeyColumn['name'], number>> = {name: 32, scopes: 64, creator: 20};

/** What is given up for want of room, the highest first, where that is not as in the command's tables: ids before scopes. */
const expendable: Partial<Record<KeyColumn['name'], number>> = {id: 4.5, scopes: 2.5, creator: 5.5};

/** From here on, columns go before scopes are shortened. */
const dispensable = 5;

/** Ages and ends stand under each other at their right. */
const rightAligned: ReadonlySet<KeyColumn['name']> = new Set(['expires', 'used', 'created']);

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

/** The most columns that a tenant's name takes. */
const widestTenant = 20;

const widestNames = new WeakMap<ReadonlyMap<string, string>, number>();

/** The column of tenants, for a list of several. */
function tenantColumn(names: ReadonlyMap<string, string>): Laid {
	let width = widestNames.get(names);
	if (width === undefined) {
		width = measure(printable`TENANT`);
		for (const name of names.values()) {
			width = Math.max(width, measure(clean(name)));
		}

		width = Math.min(width, widestTenant);
		widestNames.set(names, width);
	}

	return {
		name: 'tenant',
		heading: printable`TENANT`,
		expendable: 1.5,
		width,
		cell: ({tenant_id: id = ''}) => ({text: stableWidth(clean(names.get(id) ?? id)), role: 'normal'}),
		value: ({tenant_id: id}) => id,
	};
}

const narrowestName = 8;

/** The width of a name for which other columns are given up. */
const comfortableName = 20;

/** The columns that fit into a width, with their widths: from all keys, so that scrolling moves none. */
export function layOutColumns(
	{widths, shortScopes, known}: Pick<ListStats, 'widths' | 'shortScopes' | 'known'>,
	width: number,
	tenantNames?: ReadonlyMap<string, string>,
): Laid[] {
	const tenant = tenantNames === undefined ? undefined : tenantColumn(tenantNames);
	const shown = columns
		.filter(({name}) => name === 'name' || known.has(name))
		.flatMap((column) => (column.name === 'name' && tenant !== undefined ? [column, tenant] : [column]));
	const wanted = columnWidth(shown[0]!, widths);
	const fit = (scopes = 0) =>
		fitColumns(
			shown.map((column) => ({
				...column,
				expendable: expendable[column.name] ?? column.expendable,
				width:
					column.name === 'name'
						? Math.max(narrowestName, Math.min(wanted, comfortableName))
						: columnWidth(column, {...widths, scopes, ...(tenant !== undefined && {tenant: tenant.width})}),
			})),
			width - gutter,
		);
	// Scopes are shortened before a column goes that one cannot do without.
	const whole = fit(widths.scopes);
	const isEnough = shown.every(
		({name, ...column}) =>
			(expendable[name] ?? column.expendable) >= dispensable || whole.some((each) => each.name === name),
	);
	const fitting = isEnough ? whole : fit(shortScopes);
	const spare = width - gutter - widthOf(fitting);
	const name = nameWidth(wanted, fitting[0]!.width, spare);
	// What the name leaves is for whole scopes.
	const left = spare - (name - fitting[0]!.width);
	return fitting.map((column) => {
		if (column.name === 'name') {
			return {...column, width: name};
		}

		const most = column.name === 'scopes' ? columnWidth(column, widths) : column.width;
		return {...column, width: Math.max(column.width, Math.min(most, column.width + left))};
	});
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
		const painted = paint(name === order.field ? 'normal' : 'quiet', clip(text, width, ''));
		return align(name, painted, width, Math.min(width, measure(text)));
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
	/** The columns that the current row is to fill. */
	readonly width?: number;
};

/** A text in its column. */
function align(name: KeyColumn['name'], text: Printable, width: number, measured: number): Printable {
	const blanks = pad(printable``, Math.max(0, width - measured));
	return rightAligned.has(name) ? printable`${blanks}${text}` : printable`${text}${blanks}`;
}

/** One key as a line: pointer, mark, cells; the current one stands out over the whole width. */
export function rowLine(key: Key, laid: readonly Laid[], look: RowLook, theme: Theme): Printable {
	if (!look.isSelected) {
		return cellsOf(key, laid, look, theme);
	}

	const line = cellsOf(key, laid, look, currentRow(theme));
	const {width = 0} = look;
	return theme.paint('current', pad(line, width, gutter + widthOf(laid)));
}

function cellsOf(key: Key, laid: readonly Laid[], look: RowLook, theme: Theme): Printable {
	const {paint, glyphs} = theme;
	const pointer = look.isSelected ? paint('accent', glyphs.pointer) : printable` `;
	const view = {person: true, glyphs, now: look.now};
	const isOver = !hasStatus(key, 'active') && !hasUnknownStatus(key);
	const cells = laid.map((column) => {
		const cell = column.cell(key, view);
		const isShort = column.name === 'scopes' && measure(cell.text) > column.width;
		const text = isShort ? shortScopesText(key) : cell.text;
		const {paintParts} = cell;
		const letters = column.name === 'name' || column.name === 'id' ? look.matches?.[column.name] : undefined;
		const clipped = clip(text, column.width, glyphs.ellipsis);
		const painted = letters === undefined || letters.size === 0 ? clipped : underlined(clipped, letters, theme);
		const role = roleOf(column.name, cell.role, {...look, isOver});
		const inRole = role === 'quiet' || paintParts === undefined ? paint(role, painted) : paintParts(clipped, paint);
		return align(column.name, inRole, column.width, measure(clipped));
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

	return isStale || (isOver && column !== 'status') ? 'quiet' : role;
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
