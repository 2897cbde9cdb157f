import {type Key} from '../contract/schemas.js';
import {keyState, type KeyState} from '../core/key-status.js';
import {relativeTime} from '../core/relative-time.js';
import {steady} from '../terminal/measure.js';
import {clean, join, type Printable, say} from '../terminal/printable.js';
import {type Role} from '../terminal/theme.js';
import {type View} from './view.js';

/** A piece of text and what it means. */
export type Cell = {readonly text: Printable; readonly role: Role};

type CellView = Pick<View, 'person' | 'glyphs' | 'now'>;

export type KeyColumn = {
	readonly name: 'name' | 'id' | 'status' | 'scopes' | 'expires' | 'used' | 'created' | 'secret';
	readonly heading: Printable;
	/** The higher, the earlier the column is dropped for want of room; 0 is never dropped. */
	readonly expendable: number;
	readonly cell: (key: Key, view: CellView) => Cell;
};

const stateRoles: Record<KeyState, Role> = {active: 'good', expiring: 'warning', expired: 'quiet', revoked: 'quiet'};

/** The columns of a list of keys, from left to right. */
export const keyColumns: readonly KeyColumn[] = [
	{
		name: 'name',
		heading: say`NAME`,
		expendable: 0,
		cell: (key, {person}) => ({text: person ? steady(clean(key.name)) : clean(key.name), role: 'strong'}),
	},
	{name: 'id', heading: say`ID`, expendable: 0, cell: (key) => ({text: clean(key.id), role: 'normal'})},
	{name: 'status', heading: say`STATUS`, expendable: 1, cell: stateCell},
	{
		name: 'scopes',
		heading: say`SCOPES`,
		expendable: 4,
		cell: (key) => ({
			text: join(
				key.scopes.map((scope) => clean(scope)),
				' ',
			),
			role: 'normal',
		}),
	},
	{name: 'expires', heading: say`EXPIRES`, expendable: 2, cell: (key, view) => timeCell(key.expires_at, view)},
	{name: 'used', heading: say`LAST USED`, expendable: 3, cell: (key, view) => timeCell(key.last_used_at, view)},
	{name: 'created', heading: say`CREATED`, expendable: 5, cell: (key, view) => timeCell(key.created_at, view)},
	{
		name: 'secret',
		heading: say`SECRET`,
		expendable: 6,
		cell: (key) => ({text: clean(key.redacted_secret), role: 'quiet'}),
	},
];

function stateCell(key: Key, view: CellView): Cell {
	const state = keyState(key, view.now);
	const word = state as Printable;
	return {text: view.person ? say`${view.glyphs[state]} ${word}` : word, role: stateRoles[state]};
}

function timeCell(time: string | null, view: CellView): Cell {
	return time === null
		? {text: say`never`, role: 'quiet'}
		: {text: clean(view.person ? relativeTime(time, view.now) : time), role: 'normal'};
}
