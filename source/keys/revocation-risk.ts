import {type PartialKey} from '../contract/wire/entities.js';
import {counted} from '../core/quantity.js';

const day = 86_400_000;

/** Whether something depends on a key: it was used within a day. */
export function isInUse(key: Pick<PartialKey, 'last_used_at'>, now: Date): boolean {
	return wasUsedWithin(1, key, now);
}

function wasUsedWithin(days: number, {last_used_at: used}: Pick<PartialKey, 'last_used_at'>, now: Date): boolean {
	return typeof used === 'string' && now.getTime() - Date.parse(used) < days * day;
}

/** What depends on some keys, in a sentence: how many are in use now, were used lately, or may administer. */
export function riskText(keys: readonly PartialKey[], now: Date): string {
	const usedWithin = (days: number) => keys.filter((key) => wasUsedWithin(days, key, now)).length;
	const unknown = keys.filter(({last_used_at: used}) => used === undefined).length;
	const admin = keys.filter(({scopes}) => scopes?.some((scope) => scope.startsWith('admin:'))).length;
	const facts = [
		`${usedWithin(1)} in use now`,
		`${usedWithin(90)} used within 90 days`,
		...(unknown > 0 ? [`${unknown} with unknown last use`] : []),
		`${admin} with an admin: scope`,
	];
	return `${counted(keys.length, 'key')}: ${facts.join(', ')}.`;
}
