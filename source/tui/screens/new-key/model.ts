import {type Key, type Tenant} from '../../../contract/wire/entities.js';
import {defaultScopes, knownScopes} from '../../../core/scopes.js';
import {type TextField, textField} from '../../input/text-field.js';
import {type KeyPrefill} from '../../model/context.js';

declare module '../../model/navigation.js' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Only an interface can be added to.
	interface Destinations {
		readonly 'new-key': {
			readonly tenantId: string;
			readonly tenant: Tenant | undefined;
			readonly prefill?: KeyPrefill | undefined;
			/** The key that the new one is to replace. */
			readonly replaces?: Key;
		};
	}
}

export type NewKeyIntent =
	'next-field' | 'previous-field' | 'up' | 'down' | 'left' | 'right' | 'choose' | 'submit' | 'back' | 'wait';

/** The expiries that are offered, by what `--expires` calls them. */
export const expiryPresets = [
	{value: 'never', label: 'never'},
	{value: '90d', label: '90 days'},
	{value: '1y', label: '1 year'},
	{value: undefined, label: 'other'},
] as const;

/** What the pointer can be on, from top to bottom: the name, each known scope, other scopes, the expiry, another expiry. */
export type Focus = 'name' | `scope:${string}` | 'scopes-other' | 'expires' | 'expires-other';

/** The form for a new key. */
export type NewKeyScreen = {
	readonly name: 'new-key';
	readonly tenantId: string;
	readonly tenant: Tenant | undefined;
	/** The key that the new one is to replace, which keeps working. */
	readonly replaces: Key | undefined;
	readonly focus: Focus;
	readonly keyName: TextField;
	readonly checked: ReadonlySet<string>;
	readonly otherScopes: TextField;
	/** The index of the chosen preset. */
	readonly preset: number;
	readonly otherExpiry: TextField;
	/** What is wrong, by field; told beside it. */
	readonly problems: FormProblems;
	/** Set while the request is under way: nothing can be sent twice. */
	readonly isSending: boolean;
	/** Set once a request for this key has an unknown outcome. */
	readonly isUnknown: boolean;
};

export type FormProblems = {readonly name?: string; readonly scopes?: string; readonly expires?: string};

/** The form, filled in with what was given. */
export function createNewKeyScreen(
	tenantId: string,
	tenant: Tenant | undefined,
	{name = '', scopes = defaultScopes, expires}: KeyPrefill = {},
	replaces?: Key,
): NewKeyScreen {
	const index = expiryPresets.findIndex(({value}) => value === (expires ?? '90d'));
	const preset = index === -1 ? expiryPresets.length - 1 : index;
	return {
		name: 'new-key',
		tenantId,
		tenant,
		replaces,
		focus: 'name',
		keyName: textField(name),
		checked: new Set(scopes.filter((scope) => Object.hasOwn(knownScopes, scope))),
		otherScopes: textField(scopes.filter((scope) => !Object.hasOwn(knownScopes, scope)).join(' ')),
		preset,
		otherExpiry: textField(index === -1 ? expires : ''),
		problems: {},
		isSending: false,
		isUnknown: false,
	};
}

/** The stops of the pointer, from top to bottom. */
export function focusOrder({preset}: Pick<NewKeyScreen, 'preset'>): Focus[] {
	return [
		'name',
		...Object.keys(knownScopes).map((scope) => `scope:${scope}` as const),
		'scopes-other',
		'expires',
		...(isOtherExpiry({preset}) ? (['expires-other'] as const) : []),
	];
}

/** Whether an expiry is typed rather than chosen. */
export function isOtherExpiry({preset}: Pick<NewKeyScreen, 'preset'>): boolean {
	return expiryPresets[preset]!.value === undefined;
}

/** The field that a stop of the pointer belongs to. */
export function fieldOf(focus: Focus): 'name' | 'scopes' | 'expires' {
	if (focus === 'name') {
		return 'name';
	}

	return focus.startsWith('scope') ? 'scopes' : 'expires';
}

/** The text field that takes what is typed, if the pointer is on one. */
export function focusedText({
	focus,
}: Pick<NewKeyScreen, 'focus'>): 'keyName' | 'otherScopes' | 'otherExpiry' | undefined {
	switch (focus) {
		case 'name': {
			return 'keyName';
		}

		case 'scopes-other': {
			return 'otherScopes';
		}

		case 'expires-other': {
			return 'otherExpiry';
		}

		default: {
			return undefined;
		}
	}
}
