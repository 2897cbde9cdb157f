import {type Key, type Tenant} from '../../../contract/wire/entities.js';
import {type PhywareError} from '../../../core/errors.js';
import {type KeyOrder, type SortField} from '../../../core/key-order.js';
import {type KeyState} from '../../../core/key-status.js';
import {type ListMove} from '../../input/list-moves.js';
import {type TextField, textField} from '../../input/text-field.js';
import {allTenants} from '../../model/all-tenants.js';
import {defaultPreferences, type ListPreferences} from '../../model/list-preferences.js';
import {type ListStats, computeListStats} from './list-stats.js';
import {type KeyRows} from './rows.js';

declare module '../../model/navigation.js' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Only an interface can be added to.
	interface Destinations {
		readonly keys: {
			readonly tenantId: string;
			readonly tenant?: Tenant | undefined;
			/** The id of the key that the pointer is to be on. */
			readonly selected?: string;
			/** What the list is to be filtered by. */
			readonly filter?: string;
		};
	}
}

export type KeysIntent =
	| ListMove
	| 'details'
	| 'filter'
	| 'keep-filter'
	| 'drop-filter'
	| 'back'
	| 'mark'
	| 'mark-all'
	| `sort-${SortField}`
	| 'unmark-all'
	| 'sort'
	| 'reverse'
	| 'status'
	| 'new'
	| 'revoke'
	| 'rotate'
	| 'copy'
	| 'copy-id'
	| 'copy-name'
	| 'copy-mask'
	| 'copy-json'
	| 'copy-command'
	| 'stop-copying'
	| 'events'
	| 'attention'
	| 'reload'
	| 'tenants'
	| 'installations';

/** How fresh the list is. */
type Live =
	| {readonly kind: 'loading'; readonly since: Date}
	| {
			readonly kind: 'live';
			readonly updatedAt: Date;
			readonly complete: boolean;
			/** Of how many tenants the keys could not be read. */
			readonly unread?: number | undefined;
			/** How many keys have come so far, where they are not all in the list yet. */
			readonly loaded?: number;
	  }
	| {
			readonly kind: 'offline';
			readonly since: Date;
			readonly error: PhywareError;
			readonly retryAt: Date | undefined;
			readonly updatedAt: Date | undefined;
	  };

/** The live list of a tenant's keys. */
export type KeysScreen = KeyRows & {
	readonly name: 'keys';
	readonly tenantId: string;
	/** `undefined` until the tenant has been fetched. */
	readonly tenant: Tenant | undefined;
	/** All keys, newest first. */
	readonly keys: readonly Key[];
	readonly live: Live;
	readonly order: KeyOrder;
	readonly status: KeyState | 'all';
	readonly filter: TextField;
	/** Whether keys that are pressed go into the filter. */
	readonly isFiltering: boolean;
	/** Whether the next key says what to copy. */
	readonly isCopying: boolean;
	/** What the list needs to know of all keys: made from the keys. */
	readonly stats: ListStats;
	/** The keys of the chosen status, sorted: made from the fields above. */
	readonly sorted: readonly Key[];
	/** The id of the key that the pointer is on. */
	readonly selected: string | undefined;
	/** The place of that key among the rows, -1 if there are none: made from the fields above. */
	readonly cursor: number;
	/** The first row on the screen. */
	readonly top: number;
	/** Whether the person has put the pointer somewhere: until then, while pages arrive, it stays on the first row. */
	readonly isCursorPlaced: boolean;
	/** Whether it was said that revoked keys are skipped. */
	readonly hasMentionedSkipping: boolean;
	readonly marked: ReadonlySet<string>;
	/** Keys that are new or have changed, and until when that is shown. */
	readonly changed: ReadonlyMap<string, {readonly isNew: boolean; readonly until: Date}>;
	readonly showsDetails: boolean;
	/** When the states of the keys were looked at last: the clock alone changes them. */
	readonly agedAt: Date;
};

/** A list whose first keys are loading. */
export function createKeysScreen(
	tenantId: string,
	now: Date,
	{order, status}: ListPreferences = defaultPreferences,
	tenant?: Tenant,
): KeysScreen {
	return {
		name: 'keys',
		tenantId,
		tenant,
		keys: [],
		stats: computeListStats([], now),
		live: {kind: 'loading', since: now},
		order,
		status,
		filter: textField(),
		isFiltering: false,
		isCopying: false,
		sorted: [],
		rows: [],
		found: undefined,
		selected: undefined,
		cursor: -1,
		top: 0,
		isCursorPlaced: false,
		hasMentionedSkipping: false,
		marked: new Set(),
		changed: new Map(),
		showsDetails: false,
		agedAt: now,
	};
}

/** Whether the list is of all tenants. */
export function isOfAll({tenantId}: Pick<KeysScreen, 'tenantId'>): boolean {
	return tenantId === allTenants;
}

/** Whether there is no list to be had: no such tenant, or not for this credential. */
export function isRefused({live}: Pick<KeysScreen, 'live'>): boolean {
	return live.kind === 'offline' && (live.error.code === 'NOT_FOUND' || live.error.code === 'FORBIDDEN');
}

/** The key that the pointer is on. */
export function selectedKey({rows, cursor}: Pick<KeysScreen, 'rows' | 'cursor'>): Key | undefined {
	return rows[cursor];
}

/** The keys that an action on several is for: the marked ones, or the selected one. */
export function chosenKeys(screen: KeysScreen): readonly Key[] {
	if (screen.marked.size > 0) {
		// As they stand on the screen; those of another status come after them.
		const marked = ({id}: Key) => screen.marked.has(id);
		const listed = screen.sorted.filter(marked);
		if (listed.length === screen.marked.size) {
			return listed;
		}

		const shown = new Set(listed);
		return [...listed, ...screen.keys.filter((key) => marked(key) && !shown.has(key))];
	}

	const key = selectedKey(screen);
	return key === undefined ? [] : [key];
}
