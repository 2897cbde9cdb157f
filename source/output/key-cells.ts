import {type Key} from '../contract/wire/entities.js';
import {keyState, type KeyState, stateWord} from '../core/key-status.js';
import {relativeTime} from '../core/relative-time.js';
import {stableWidth} from '../terminal/measure.js';
import {clean, join, type Printable, printable} from '../terminal/printable.js';
import {type Paint, type Role} from '../terminal/theme.js';
import {type Cell, type CellView, type Column} from './column.js';

/** A column of keys. */
export type KeyColumn = Column<Key> & {
	readonly name: 'tenant' | 'name' | 'id' | 'status' | 'scopes' | 'expires' | 'used' | 'created' | 'creator' | 'secret';
};

const stateRoles: Record<KeyState, Role> = {
	active: 'good',
	expiring: 'warning',
	expired: 'quiet',
	revoked: 'quiet',
	unknown: 'normal',
};

/** What is shown where the server does not say. */
export const unknownWord = printable`unknown`;

export const unknownCell: Cell = {text: unknownWord, role: 'quiet'};

/** The columns of a list of keys, from left to right. */
export const keyColumns: readonly KeyColumn[] = [
	{
		name: 'tenant',
		heading: printable`TENANT`,
		expendable: 0,
		cell: ({tenant_id: id}) => (id === undefined ? unknownCell : {text: clean(id), role: 'normal'}),
		value: (key) => key.tenant_id,
	},
	{
		name: 'name',
		heading: printable`NAME`,
		expendable: 0,
		cell: (key, {person}) => ({text: person ? stableWidth(clean(key.name)) : clean(key.name), role: 'strong'}),
		value: (key) => key.name,
	},
	{
		name: 'id',
		heading: printable`ID`,
		expendable: 0,
		cell: (key) => ({text: clean(key.id), role: 'normal'}),
		value: (key) => key.id,
	},
	{
		name: 'status',
		heading: printable`STATUS`,
		expendable: 1,
		cell: stateCell,
		value: (key) => key.status ?? key.revoked_at ?? key.expires_at ?? undefined,
	},
	{
		name: 'scopes',
		heading: printable`SCOPES`,
		expendable: 4,
		cell: (key) =>
			key.scopes === undefined ? unknownCell : {text: scopesText(key), role: 'normal', paintParts: paintScopes},
		value: (key) => key.scopes,
	},
	{
		name: 'expires',
		heading: printable`EXPIRES`,
		expendable: 2,
		cell(key, view) {
			const cell = timeCell(key.expires_at, view);
			// That a key never ends is no small thing.
			return key.expires_at === null ? {...cell, role: 'normal'} : cell;
		},
		value: (key) => key.expires_at,
	},
	{
		name: 'used',
		heading: printable`LAST USED`,
		expendable: 3,
		cell: (key, view) => timeCell(key.last_used_at, view),
		value: (key) => key.last_used_at,
	},
	{
		name: 'created',
		heading: printable`CREATED`,
		expendable: 5,
		cell: (key, view) => timeCell(key.created_at, view),
		value: (key) => key.created_at,
	},
	{
		name: 'creator',
		heading: printable`CREATED BY`,
		expendable: 7,
		cell: ({created_by: creator}) => (creator === undefined ? unknownCell : {text: clean(creator), role: 'quiet'}),
		value: (key) => key.created_by,
	},
	{
		name: 'secret',
		heading: printable`SECRET`,
		expendable: 6,
		cell: ({redacted_secret: mask}) => (mask === undefined ? unknownCell : {text: clean(mask), role: 'quiet'}),
		value: (key) => key.redacted_secret,
	},
];

function stateCell(key: Key, view: CellView): Cell {
	const state = keyState(key, view.now);
	const word = clean(stateWord(key, state));
	if (!view.person) {
		return {text: word, role: stateRoles[state]};
	}

	const text = printable`${view.glyphs[state]} ${word}`;
	return state === 'active' ? {text, role: 'good', paintParts: paintSign} : {text, role: stateRoles[state]};
}

/** The columns of the session's list: it shows one tenant. */
export const sessionColumns: readonly KeyColumn[] = keyColumns.filter(({name}) => name !== 'tenant');

/** The sign alone in color: what is as it should be is not to stand out, and green is hard to read on white. */
function paintSign(shown: Printable, paint: Paint): Printable {
	const [sign = printable``, ...words] = shown.split(' ') as Printable[];
	return join([paint('good', sign), ...words], ' ');
}

/** Scopes side by side, those that administer in the color of a warning. */
export function paintScopes(scopes: Printable, paint: Paint, others: Role = 'normal'): Printable {
	return join(
		(scopes.split(' ') as Printable[]).map((scope) => paint(scope.startsWith('admin:') ? 'warning' : others, scope)),
		' ',
	);
}

/** A key's scopes side by side. */
export function scopesText({scopes}: Pick<Key, 'scopes'>): Printable {
	return scopes === undefined
		? unknownWord
		: join(
				scopes.map((scope) => clean(scope)),
				' ',
			);
}

/** A moment: for a person how long ago it is, or how far ahead. */
export function timeCell(time: string | null | undefined, view: CellView): Cell {
	if (time === undefined) {
		return unknownCell;
	}

	return time === null
		? {text: printable`never`, role: 'quiet'}
		: {text: clean(view.person ? relativeTime(time, view.now) : time), role: 'normal'};
}
