import {type Key, type Tenant} from '../../../contract/wire/entities.js';
import {stripEscapes} from '../../../core/escape-sequences.js';
import {type PhywareError} from '../../../core/errors.js';
import {riskText} from '../../../keys/revocation-risk.js';
import {clean} from '../../../terminal/printable.js';
import {type Destinations} from '../../model/navigation.js';
import {type ScrollMove} from '../../input/list-moves.js';
import {type TextField, textField} from '../../input/text-field.js';

declare module '../../model/navigation.js' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Only an interface can be added to.
	interface Destinations {
		readonly revoke: {
			readonly keys: readonly Key[];
			readonly tenant: Tenant | undefined;
			/** Of which tenants the keys are, in words, where that is not the one that is open: `of 2 tenants`. */
			readonly whose?: string;
			/** The names of tenants by their ids, where the keys are of several. */
			readonly tenantNames?: ReadonlyMap<string, string>;
		};
	}
}

export type RevokeIntent = 'submit' | 'back' | 'retry' | 'wait' | ScrollMove;

/** Where a key stands on its way to being revoked. */
export type RevokeProgress =
	| {readonly kind: 'waiting'}
	/** Revoked; or accepted to be revoked, while the key still works. */
	| {readonly kind: 'done' | 'accepted'}
	| {readonly kind: 'failed'; readonly error: PhywareError};

/** What will stop working, and then what did. */
export type RevokeScreen = {
	readonly name: 'revoke';
	readonly tenant: Tenant | undefined;
	readonly keys: readonly Key[];
	/** Of which tenants the keys are, in words; empty for the one that is open. */
	readonly whose: string;
	/** The names of tenants by their ids, where the keys are of several. */
	readonly tenantNames: ReadonlyMap<string, string> | undefined;
	/** What depends on several keys, in a sentence. */
	readonly risk: string;
	readonly field: TextField;
	/** What is to be typed: the name of the one key, or the number of several. */
	readonly expected: string;
	readonly problem: string | undefined;
	/** The ids of the keys that have been on the screen. */
	readonly seen: ReadonlySet<string>;
	/** The first row of keys on the screen. */
	readonly top: number;
	/** `undefined` until it is confirmed. */
	readonly progress: ReadonlyMap<string, RevokeProgress> | undefined;
};

/** The confirmation for some keys. */
export function createRevokeScreen(
	keys: readonly Key[],
	tenant: Tenant | undefined,
	now: Date,
	{whose = '', tenantNames}: Pick<Destinations['revoke'], 'whose' | 'tenantNames'> = {},
): RevokeScreen {
	return {
		name: 'revoke',
		tenant,
		keys,
		whose,
		tenantNames,
		risk: riskText(keys, now),
		field: textField(),
		expected: keys.length === 1 ? typable(keys[0]!) : String(keys.length),
		problem: undefined,
		seen: new Set(),
		top: 0,
		progress: undefined,
	};
}

/** The longest name that is typed, in UTF-16 units. */
const longestTyped = 100;

/** The name of a key, or its id if the name cannot be typed. */
function typable({name, id}: Key): string {
	return name.trim() === '' || name.length > longestTyped || clean(name) !== name ? id : name;
}

/** The keys whose revocation failed. */
export function failedKeys({keys, progress}: RevokeScreen): readonly Key[] {
	return keys.filter(({id}) => progress?.get(id)?.kind === 'failed');
}

/** Why keys were not revoked, in their order. */
export function failures({keys, progress}: RevokeScreen): PhywareError[] {
	return keys.flatMap(({id}) => {
		const state = progress?.get(id);
		return state?.kind === 'failed' ? [state.error] : [];
	});
}

/** How many keys were not revoked, and whether they work. */
export function failureText(screen: RevokeScreen): string {
	const {keys} = screen;
	const errors = failures(screen);
	const unknown = errors.filter((error) => hasUnknownOutcome(error)).length;
	const refused = errors.length - unknown;
	const areThere = errors.every(({code}) => code !== 'NOT_FOUND');
	if (keys.length === 1) {
		const name = stripEscapes(keys[0]!.name);
		return unknown === 1
			? `It is unknown whether ${name} was revoked.`
			: `${name} was not revoked.${areThere ? ' It still works.' : ''}`;
	}

	const revoked = keys.length - errors.length;
	const still = areThere ? (refused === 1 ? ' and still works' : ' and still work') : '';
	return [
		`${revoked} of ${keys.length} ${revoked === 1 ? 'is' : 'are'} revoked`,
		...(refused === 0 ? [] : [`${refused} ${refused === 1 ? 'is' : 'are'} not${still}`]),
		...(unknown === 0 ? [] : [`the outcome of ${unknown} is unknown`]),
	]
		.join('; ')
		.concat('.');
}

/** Whether a request for a revocation may have been carried out although it failed. */
export function hasUnknownOutcome({code}: PhywareError): boolean {
	return code === 'OUTCOME_UNKNOWN' || code === 'SERVER';
}

/** Whether a request is still under way. */
export function isRevoking({progress}: RevokeScreen): boolean {
	return progress?.values().some(({kind}) => kind === 'waiting') ?? false;
}
