import {type Key} from '../../../contract/wire/entities.js';
import {isInUse} from '../../../keys/revocation-risk.js';
import {measure, stableWidth} from '../../../terminal/measure.js';
import {clean, type Printable, printable} from '../../../terminal/printable.js';
import {breakText} from '../../../terminal/wrap.js';

/** A key's name, or a part of one that is longer than a row, at a column. */
export type NameCell = {
	readonly key: Key;
	readonly text: Printable;
	readonly column: number;
	/** Whether the name ends here: only then it is shown. */
	readonly isEnd: boolean;
};

/** The name of a key on one line; its id where the name shows nothing. */
export function shownName({name, id}: Key): Printable {
	const shown = stableWidth(clean(name));
	return shown.trim() === '' ? clean(id) : shown;
}

/** The name of a key's tenant, or else its id. */
export function tenantOf({tenant_id: id = ''}: Key, tenantNames: ReadonlyMap<string, string>): Printable {
	return stableWidth(clean(tenantNames.get(id) ?? id));
}

const gap = 2;

/** The widest step from one column to the next: a longer name takes several. */
const widestStep = 20;

/** Names beside each other in columns, each whole, those in use marked: many more keys fit on a screen than in a table. */
export function nameRows(
	keys: readonly Key[],
	width: number,
	now: Date,
	tenantNames?: ReadonlyMap<string, string>,
): ReadonlyArray<readonly NameCell[]> {
	const names = keys.map((key) => {
		const name =
			tenantNames === undefined ? shownName(key) : printable`${shownName(key)} of ${tenantOf(key, tenantNames)}`;
		const text = isInUse(key, now) ? printable`${name} (in use)` : name;
		return {key, text, width: measure(text)};
	});
	let widest = 1;
	for (const name of names) {
		widest = Math.max(widest, name.width);
	}

	const step = Math.min(widest + gap, widestStep);
	const rows: NameCell[][] = [];
	let column = Infinity;
	for (const {key, text, width: needed} of names) {
		if (needed > width) {
			const parts = breakText(text, width);
			rows.push(...parts.map((part, index) => [{key, text: part, column: 0, isEnd: index === parts.length - 1}]));
			column = Infinity;
			continue;
		}

		if (column + needed > width) {
			rows.push([]);
			column = 0;
		}

		rows.at(-1)!.push({key, text, column, isEnd: true});
		column += Math.ceil((needed + gap) / step) * step;
	}

	return rows;
}
