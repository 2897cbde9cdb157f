import {type Key} from '../../../contract/wire/entities.js';
import {sortKeys} from '../../../core/key-order.js';
import {isRevoked, keyState} from '../../../core/key-status.js';
import {textField, textOf} from '../../input/text-field.js';
import {layoutOf, scrollTo} from '../../model/layout.js';
import {type Shared} from '../../model/context.js';
import {factsOf} from './list-stats.js';
import {filterRows} from './rows.js';
import {type KeysScreen} from './model.js';

/** The rows of the list itself: the body without its headings. */
export function listHeight({size}: Pick<Shared, 'size'>): number {
	return Math.max(1, layoutOf(size).body - 1);
}

/** Sorts and filters anew; the selection stays on its key, or goes to the row that took its place. */
export function arrange(screen: KeysScreen, shared: Shared): KeysScreen {
	const {keys, status, order} = screen;
	const all = sortKeys(keys, order, shared.now);
	const sorted = status === 'all' ? all : all.filter((key) => keyState(key, shared.now) === status);
	return filterSorted({...screen, sorted}, shared);
}

/** Filters anew what is sorted. */
export function filterSorted(screen: KeysScreen, shared: Shared): KeysScreen {
	const {rows, found} = filterRows(screen.keys, screen.sorted, textOf(screen.filter));
	const position = rows.findIndex(({id}) => id === screen.selected);
	const nearest = Math.min(Math.max(0, screen.position), rows.length - 1);
	return moveTo({...screen, rows, found}, position === -1 ? nearest : position, shared);
}

/** Puts the pointer on a row, if there is one, and scrolls so that it is on the screen. */
export function moveTo(screen: KeysScreen, position: number, shared: Pick<Shared, 'size'>): KeysScreen {
	return keepInSight({...screen, position, selected: screen.rows[position]?.id ?? screen.selected}, shared);
}

/** Scrolls so that the selected row is on the screen. */
export function keepInSight(screen: KeysScreen, shared: Pick<Shared, 'size'>): KeysScreen {
	const {position, top, rows} = screen;
	return {...screen, top: scrollTo(Math.max(0, position), top, listHeight(shared), rows.length)};
}

/** How long a new or changed row is marked, in milliseconds. */
const markedFor = 3000;

/** Takes in a new set of keys: marks what is new or different, and forgets marks of keys that are gone or revoked. */
export function takeIn(screen: KeysScreen, keys: readonly Key[], shared: Shared): KeysScreen {
	const isFirst = screen.live.kind === 'live' ? !screen.live.complete : screen.keys.length === 0;
	const known = new Map(screen.keys.map((key) => [key.id, key]));
	const until = new Date(shared.now.getTime() + markedFor);
	const changed = new Map([...screen.changed].filter(([, mark]) => mark.until > shared.now));
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

	const marked = new Set([...screen.marked].filter((id) => revocable.has(id)));
	const taken = {...screen, keys, facts: factsOf(keys, shared.now), changed, marked};
	return arrange(isFirst && !screen.isPlaced ? {...taken, selected: undefined, position: 0, top: 0} : taken, shared);
}

/** Puts a key that was just created into the list, whatever is filtered, with the pointer on it. */
export function welcome(screen: KeysScreen, key: Key, shared: Shared): KeysScreen {
	const shown = {...screen, isPlaced: true, selected: key.id, status: 'all', filter: textField()} as const;
	return takeIn(shown, [key, ...screen.keys.filter(({id}) => id !== key.id)], shared);
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
