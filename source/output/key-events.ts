import {type Key} from '../contract/wire/entities.js';
import {clockTime} from '../core/clock-time.js';
import {toRfc3339} from '../core/expiry.js';
import {keyState} from '../core/key-status.js';
import {pad} from '../terminal/measure.js';
import {asciiJson, clean, join, type Printable, printable} from '../terminal/printable.js';
import {type Role} from '../terminal/theme.js';
import {keyData} from './key-data.js';
import {keyColumns} from './key-cells.js';
import {type View} from './view.js';

/** What is printed about a key under `--watch`: that it was there at the start, or how it changed. */
export type KeyEvent = {
	readonly event: 'listed' | 'created' | 'used' | 'changed' | 'expired' | 'revoked' | 'removed';
	readonly at: Date;
	readonly key: Key;
};

/** A line of `jsonl`: `{event, at, key}`. */
export function eventLine({event, at, key}: KeyEvent): Printable {
	return printable`${asciiJson({event, at: toRfc3339(at), key: keyData(key)})}\n`;
}

const roles: Readonly<Record<KeyEvent['event'], Role>> = {
	listed: 'quiet',
	created: 'good',
	used: 'quiet',
	changed: 'warning',
	expired: 'warning',
	revoked: 'danger',
	removed: 'danger',
};

const shownColumns = keyColumns.filter(({name}) => ['name', 'id', 'status', 'scopes', 'expires'].includes(name));
const eventWidth = Math.max(...Object.keys(roles).map((event) => event.length));

/** A row for people: when (a pipe gets the whole instant), what, which key. Names get a column of a width. */
export function eventRow({event, at, key}: KeyEvent, view: View, nameWidth: number): Printable {
	const state = keyState(key, at);
	const cells = shownColumns.map(({name, cell}) => {
		const {text, role} = cell(key, {...view, now: at});
		const padded = name === 'name' ? pad(text, nameWidth) : name === 'status' ? pad(text, statusWidth) : text;
		return view.paint(name === 'status' && state === 'active' ? 'normal' : role, padded);
	});
	return printable`${join([view.paint('quiet', clean(view.person ? clockTime(at) : toRfc3339(at))), view.paint(roles[event], pad(clean(event), eventWidth)), ...cells], '  ')}\n`;
}

const statusWidth = '● expiring'.length;
