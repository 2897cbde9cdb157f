import {type Key} from '../../../contract/wire/entities.js';
import {sortKeys} from '../../../core/key-order.js';
import {isRevoked, keyState} from '../../../core/key-status.js';
import {textField, textOf} from '../../input/text-field.js';
import {layoutOf, scrollTo} from '../../model/layout.js';
import {type SessionContext} from '../../model/context.js';
import {computeListStats} from './list-stats.js';
import {parseFilter} from './filter-terms.js';
import {filterRows} from './rows.js';
import {type KeysScreen} from './model.js';

/** The rows of the list itself: the body without its headings. */
export function listHeight({size}: Pick<SessionContext, 'size'>): number {
	return Math.max(1, layoutOf(size).body - 1);
}

/** Sorts and filters anew; the selection stays on its key, or goes to the row that took its place. */
export function arrangeRows(screen: KeysScreen, context: SessionContext): KeysScreen {
	const {keys, status, order} = screen;
	const all = sortKeys(keys, order, context.now);
	const sorted = status === 'all' ? all : all.filter((key) => keyState(key, context.now) === status);
	return filterSorted({...screen, sorted}, context);
}

/** Filters anew what is sorted. */
export function filterSorted(screen: KeysScreen, context: SessionContext): KeysScreen {
	const {rows, found} = filterRows(
		screen.keys,
		screen.sorted,
		parseFilter(textOf(screen.filter), context.now, context.tenantNames),
	);
	const cursor = rows.findIndex(({id}) => id === screen.selected);
	const nearest = Math.min(Math.max(0, screen.cursor), rows.length - 1);
	return moveCursor({...screen, rows, found}, cursor === -1 ? nearest : cursor, context);
}

/** Puts the pointer on a row, if there is one, and scrolls so that it is on the screen. */
export function moveCursor(screen: KeysScreen, cursor: number, context: Pick<SessionContext, 'size'>): KeysScreen {
	return scrollToCursor({...screen, cursor, selected: screen.rows[cursor]?.id ?? screen.selected}, context);
}

/** Scrolls so that the selected row is on the screen. */
export function scrollToCursor(screen: KeysScreen, context: Pick<SessionContext, 'size'>): KeysScreen {
	const {cursor, top, rows} = screen;
	return {...screen, top: scrollTo(Math.max(0, cursor), top, listHeight(context), rows.length)};
}

/** How long a new or changed row is marked, in milliseconds. */
const markedFor = 3000;

/** Takes in a new set of keys: marks what is new or different, and forgets marks of keys that are gone or revoked. */
export function updateKeySet(screen: KeysScreen, keys: readonly Key[], context: SessionContext): KeysScreen {
	const isFirst = screen.live.kind === 'live' ? !screen.live.complete : screen.keys.length === 0;
	const known = new Map(screen.keys.map((key) => [key.id, key]));
	const until = new Date(context.now.getTime() + markedFor);
	const changed = new Map([...screen.changed].filter(([, mark]) => mark.until > context.now));
	const revocable = new Set<string>();
	for (const key of keys) {
		const before = known.get(key.id);
		if (!isFirst && (before === undefined || differs(before, key))) {
			changed.set(key.id, {isNew: before === undefined, until});
		}

		if (!isRevoked(key)) {
			revocable.add(key.id);
		}
	}

	const marked = screen.marked.intersection(revocable);
	const taken = {...screen, keys, stats: computeListStats(keys, context.now), changed, marked};
	return arrangeRows(
		isFirst && !screen.isCursorPlaced ? {...taken, selected: undefined, cursor: 0, top: 0} : taken,
		context,
	);
}

/** Puts a key that was just created into the list, whatever is filtered, with the pointer on it. */
export function insertCreatedKey(screen: KeysScreen, key: Key, context: SessionContext): KeysScreen {
	const shown = {...screen, isCursorPlaced: true, selected: key.id, status: 'all', filter: textField()} as const;
	return updateKeySet(shown, [key, ...screen.keys.filter(({id}) => id !== key.id)], context);
}

/** Whether a person would call it a change: being used is none. */
function differs(a: Key, b: Key): boolean {
	return (
		a.status !== b.status ||
		a.name !== b.name ||
		a.expires_at !== b.expires_at ||
		a.scopes?.join(' ') !== b.scopes?.join(' ')
	);
}
