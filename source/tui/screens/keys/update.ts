import {type Key} from '../../../contract/wire/entities.js';
import {type WatchEvent} from '../../../keys/watch-keys.js';
import {editText, insertText, type TextField, textField, textOf} from '../../input/text-field.js';
import {wideEnoughForDetails} from '../../model/layout.js';
import {type SessionContext} from '../../model/context.js';
import {type ScreenMessage, type ScreenUpdate} from '../../model/screen-module.js';
import {startRotating} from '../../model/start-rotating.js';
import {startRevoking} from '../../model/start-revoking.js';
import {isListMove, movedIndex} from '../../input/list-moves.js';
import {secretNotice, withoutSecrets} from '../../model/hidden-secrets.js';
import {copyFrom, isCopyIntent} from './copying.js';
import {filterSorted, listHeight, moveCursor, updateKeySet, insertCreatedKey} from './arrange.js';
import {toggleAllMarks, toggleMark} from './marks.js';
import {changePreferences, isPreference, preferenceAfter} from './preferences.js';
import {passTime} from './pass-time.js';
import {prepareSearch} from './rows.js';
import {chosenKeys, isOfAll, type KeysScreen, selectedKey, type KeysIntent} from './model.js';

type KeysUpdate = ScreenUpdate<KeysScreen>;

/** The list after something happened. */
export function updateKeys(
	screen: KeysScreen,
	message: ScreenMessage<KeysIntent>,
	context: SessionContext,
): KeysUpdate | undefined {
	switch (message.type) {
		case 'intended': {
			return handleIntent(screen, message.intent, context);
		}

		case 'typed': {
			// A key that is nothing in the menu closes it.
			if (screen.isCopying) {
				return {state: {...screen, isCopying: false}};
			}

			const filter = screen.isFiltering ? editText(screen.filter, message.press) : undefined;
			return filter && filterBy(screen, filter, context);
		}

		case 'pasted': {
			return paste(screen, message.text, context);
		}

		case 'time-passed': {
			const passed = passTime(screen, context);
			return passed === screen ? undefined : {state: passed};
		}

		case 'tenant-loaded': {
			return message.tenant.id === screen.tenantId ? {state: {...screen, tenant: message.tenant}} : undefined;
		}

		case 'created': {
			return message.minted.key.tenant_id === screen.tenantId
				? {state: insertCreatedKey(screen, message.minted.key, context)}
				: undefined;
		}

		case 'keys-counted': {
			return message.tenantId === screen.tenantId && screen.live.kind === 'live' && !screen.live.complete
				? {state: {...screen, live: {...screen.live, loaded: message.count}}}
				: undefined;
		}

		case 'keys-seen': {
			return message.tenantId === screen.tenantId ? handleWatchEvent(screen, message.event, context) : undefined;
		}

		default: {
			return undefined;
		}
	}
}

/** While one types the pointer stays on its key as long as that matches, else it goes to the first that does. */
function filterBy(screen: KeysScreen, typed: TextField, context: SessionContext): KeysUpdate {
	const hidden = withoutSecrets(textOf(typed), false);
	const filter = hidden === undefined ? typed : textField(hidden);
	const state = filterSorted({...screen, filter, cursor: 0}, context);
	return hidden === undefined ? {state} : {state, notice: secretNotice(context)};
}

/** A secret that is pasted finds its key by its end, wherever it is pasted; other text goes into the filter alone. */
function paste(screen: KeysScreen, text: string, context: SessionContext): KeysUpdate | undefined {
	const hidden = withoutSecrets(text.trim(), true);
	if (hidden === undefined) {
		return screen.isFiltering ? filterBy(screen, insertText(screen.filter, text), context) : undefined;
	}

	const filter = screen.isFiltering ? insertText(screen.filter, hidden) : textField(hidden);
	const state = filterSorted({...screen, filter, cursor: 0, isCursorPlaced: true}, context);
	return {state, notice: secretNotice(context)};
}

function handleIntent(screen: KeysScreen, intent: KeysIntent, context: SessionContext): KeysUpdate {
	if (isListMove(intent)) {
		const moved = movedIndex(intent, screen.cursor, screen.rows.length, listHeight(context));
		return {state: moveCursor({...screen, isCursorPlaced: true}, moved, context)};
	}

	if (isPreference(intent)) {
		return changePreferences(screen, preferenceAfter(screen, intent), context);
	}

	if (isWay(intent)) {
		return goTo(screen, intent);
	}

	if (isCopyIntent(intent)) {
		return copyFrom(screen, intent, context);
	}

	switch (intent) {
		case 'details': {
			return {state: {...screen, isCursorPlaced: true, showsDetails: !screen.showsDetails}};
		}

		case 'filter':
		case 'keep-filter':
		case 'drop-filter': {
			return {state: handleFilterIntent(screen, intent, context)};
		}

		case 'back': {
			return goBack(screen, context);
		}

		case 'mark': {
			return toggleMark(screen, context);
		}

		case 'mark-all': {
			return toggleAllMarks(screen);
		}

		case 'unmark-all': {
			return {state: {...screen, marked: new Set()}};
		}

		case 'revoke': {
			const keys = chosenKeys(screen).filter(({status}) => status !== 'revoked');
			return {
				state: screen,
				...startRevoking(keys, isOfAll(screen) ? context : screen, context),
			};
		}

		case 'copy':
		case 'stop-copying': {
			return {state: {...screen, isCopying: intent === 'copy'}};
		}

		case 'reload': {
			return {state: screen, effects: [{type: 'refresh'}]};
		}
	}
}

/** A key of the list of all tenants, as its own tenant's list has it. */
function ownTenant(key: Key, {keys}: KeysScreen) {
	const {tenant_id: tenantId = ''} = key;
	return {tenantId, tenant: undefined, keys: keys.filter(({tenant_id: id}) => id === tenantId)};
}

/** Where the list leads to. */
type Way = Extract<KeysIntent, 'new' | 'rotate' | 'attention' | 'events' | 'installations' | 'tenants'>;

const ways: ReadonlySet<KeysIntent> = new Set<Way>([
	'new',
	'rotate',
	'attention',
	'events',
	'installations',
	'tenants',
]);

function isWay(intent: KeysIntent): intent is Way {
	return ways.has(intent);
}

function goTo(screen: KeysScreen, way: Way): KeysUpdate {
	switch (way) {
		case 'tenants': {
			return toTenants(screen);
		}

		case 'new': {
			return {
				state: screen,
				navigation: {kind: 'push', screen: {to: 'new-key', tenantId: screen.tenantId, tenant: screen.tenant}},
			};
		}

		case 'rotate': {
			const key = selectedKey(screen);
			return {
				state: screen,
				...(key !== undefined && {navigation: startRotating(key, isOfAll(screen) ? ownTenant(key, screen) : screen)}),
			};
		}

		case 'attention': {
			const tenantId = isOfAll(screen) ? undefined : screen.tenantId;
			return {
				state: screen,
				navigation: {kind: 'push', screen: {to: 'attention', tenantId}},
				effects: [{type: 'audit', tenantId}],
			};
		}

		case 'events': {
			return {state: screen, navigation: {kind: 'push', screen: {to: 'events', tenantId: screen.tenantId}}};
		}

		case 'installations': {
			return {state: screen, navigation: {kind: 'push', screen: {to: 'installations'}}};
		}
	}
}

function handleFilterIntent(
	screen: KeysScreen,
	intent: Extract<KeysIntent, 'filter' | 'keep-filter' | 'drop-filter'>,
	context: SessionContext,
): KeysScreen {
	switch (intent) {
		case 'filter': {
			prepareSearch(screen.keys);
			return {...screen, isFiltering: true};
		}

		case 'keep-filter': {
			return {...screen, isFiltering: false};
		}

		case 'drop-filter': {
			return filterSorted({...screen, isFiltering: false, filter: textField()}, context);
		}
	}
}

/** Escape undoes one thing at a time: the details, the filter, the status, the marks; then it goes back to the tenants. */
function goBack(screen: KeysScreen, context: SessionContext): KeysUpdate {
	if (screen.showsDetails) {
		return {state: {...screen, showsDetails: false}};
	}

	if (textOf(screen.filter) !== '') {
		return {state: filterSorted({...screen, filter: textField()}, context)};
	}

	if (screen.status !== 'all') {
		return changePreferences(screen, {status: 'all'}, context);
	}

	if (screen.marked.size > 0) {
		return {state: {...screen, marked: new Set()}};
	}

	return toTenants(screen);
}

function toTenants(screen: KeysScreen): KeysUpdate {
	return {
		state: screen,
		effects: [{type: 'stop-watching'}, {type: 'load-tenants'}],
		navigation: {kind: 'return-to', screen: {to: 'tenants', selected: screen.tenantId}},
	};
}

function handleWatchEvent(screen: KeysScreen, event: WatchEvent, context: SessionContext): KeysUpdate {
	switch (event.kind) {
		case 'keys': {
			const taken = updateKeySet(screen, event.keys, context);
			const state: KeysScreen = {
				...taken,
				live: {
					kind: 'live',
					updatedAt: event.at,
					complete: event.complete,
					...(event.unread !== undefined && {unread: event.unread}),
				},
			};
			// Only a tenant that has answered is worth offering again.
			return screen.live.kind === 'live' || isOfAll(screen)
				? {state}
				: {state, effects: [{type: 'remember', what: {tenant: screen.tenantId}}]};
		}

		case 'unchanged': {
			return {state: {...screen, live: {kind: 'live', updatedAt: event.at, complete: true}}};
		}

		case 'failed': {
			const {live} = screen;
			return {
				state: {
					...screen,
					live: {
						kind: 'offline',
						error: event.error,
						retryAt: event.retryAt,
						since: live.kind === 'offline' ? live.since : event.at,
						updatedAt: live.kind === 'loading' ? undefined : live.updatedAt,
					},
				},
			};
		}
	}
}

/** Whether Enter opens a screen of details, for want of room beside the list. */
export function detailsCover(screen: KeysScreen, {size}: Pick<SessionContext, 'size'>): boolean {
	return screen.showsDetails && size.columns < wideEnoughForDetails;
}
