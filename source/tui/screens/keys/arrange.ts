import {type Key} from '../../../contract/schemas.js';
import {sortKeys} from '../../../core/key-order.js';
import {keyState} from '../../../core/key-status.js';
import {textField, textOf} from '../../input/text-field.js';
import {layoutOf, scrollTo} from '../../session/layout.js';
import {type Shared} from '../../session/step.js';
import {factsOf} from './facts.js';
import {filterRows} from './rows.js';
import {type KeysScreen} from './state.js';

/** The rows of the list itself: the body without its headings. */
export function listHeight({size}: Pick<Shared, 'size'>): number {
	return Math.max(1, layoutOf(size).body - 1);
}

/** Sorts and filters anew; the selection stays on its key, or goes to the row that took its place. */
export function arrange(screen: KeysScreen, shared: Shared): KeysScreen {
	const {keys, status, order} = screen;
	const ofStatus = status === 'all' ? keys : keys.filter((key) => keyState(key, shared.now) === status);
	return filterSorted({...screen, sorted: sortKeys(ofStatus, order, shared.now)}, shared);
}

/** Filters anew what is sorted. */
export function filterSorted(screen: KeysScreen, shared: Shared): KeysScreen {
	const before = screen.rows.findIndex(({key}) => key.id === screen.selected);
	const rows = filterRows(screen.sorted, textOf(screen.filter));
	const isThere = rows.some(({key}) => key.id === screen.selected);
	const fallback = rows[Math.min(Math.max(0, before), rows.length - 1)]?.key.id;
	return keepInSight({...screen, rows, selected: isThere ? screen.selected : fallback}, shared);
}

/** Scrolls so that the selected row is on the screen. */
export function keepInSight(screen: KeysScreen, shared: Pick<Shared, 'size'>): KeysScreen {
	const index = Math.max(
		0,
		screen.rows.findIndex(({key}) => key.id === screen.selected),
	);
	return {...screen, top: scrollTo(index, screen.top, listHeight(shared), screen.rows.length)};
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

		if (key.status !== 'revoked') {
			revocable.add(key.id);
		}
	}

	const marked = new Set([...screen.marked].filter((id) => revocable.has(id)));
	return arrange({...screen, keys, facts: factsOf(keys, shared.now), changed, marked}, shared);
}

/** Puts a key that was just created into the list, whatever is filtered, with the pointer on it. */
export function welcome(screen: KeysScreen, key: Key, shared: Shared): KeysScreen {
	const shown = {...screen, selected: key.id, status: 'all', filter: textField()} as const;
	return takeIn(shown, [key, ...screen.keys.filter(({id}) => id !== key.id)], shared);
}

/** Whether a person would call it a change: being used is none. */
function differs(a: Key, b: Key): boolean {
	return (
		a.status !== b.status ||
		a.name !== b.name ||
		a.expires_at !== b.expires_at ||
		a.scopes.join(' ') !== b.scopes.join(' ')
	);
}
