import {type Key} from '../../contract/wire/entities.js';
import {isRevoked, keyState} from '../../core/key-status.js';
import {magnitude, relativeTime} from '../../core/relative-time.js';
import {type VerdictKind} from '../../core/rotation-verdicts.js';

/** How far a rotation is, with a sentence for people. */
export type Verdict = {readonly kind: VerdictKind; readonly message: string};

type Options = {
	/** PhyCloud's time. */
	readonly now: Date;
	/** How long the old key must not have been used, in milliseconds. */
	readonly quietFor: number;
};

/** Whether nobody needs the old key of a pair any more: the new one is in use, and the old one has been quiet since. */
export function verdictOf(old: Key, successor: Key, {now, quietFor}: Options): Verdict {
	if (isRevoked(old)) {
		return {kind: 'old-key-revoked', message: 'The old key is revoked.'};
	}

	const state = keyState(successor, now);
	if (state === 'revoked' || state === 'expired') {
		return {kind: 'new-key-inactive', message: `The new key is ${state}. The old key keeps working.`};
	}

	if (keyState(old, now) === 'expired') {
		return {kind: 'proven', message: 'The old key is expired. It can be revoked.'};
	}

	const {last_used_at: oldUse} = old;
	const {last_used_at: newUse} = successor;
	if (oldUse === undefined || newUse === undefined) {
		return {
			kind: 'unknown-use',
			message: 'PhyCloud does not say when keys were last used: check the clients yourself.',
		};
	}

	if (newUse === null) {
		return {kind: 'new-key-unused', message: 'The new key has not been used yet.'};
	}

	if (oldUse === null) {
		// One that was created just now may have clients that have not come yet.
		const age = old.created_at === undefined ? Infinity : now.getTime() - Date.parse(old.created_at);
		return age < quietFor
			? {kind: 'old-key-in-use', message: 'The old key is so new that it may not have been used yet.'}
			: {kind: 'proven', message: 'The old key was never used. It can be revoked.'};
	}

	const quiet = now.getTime() - Date.parse(oldUse);
	if (!(quiet >= quietFor)) {
		return {kind: 'old-key-in-use', message: `The old key was used ${justNow(relativeTime(oldUse, now))}.`};
	}

	if (Date.parse(oldUse) > Date.parse(newUse)) {
		return {
			kind: 'old-key-used-last',
			message: `The old key was used ${relativeTime(oldUse, now)}, after the new key: a client may have switched back.`,
		};
	}

	return {
		kind: 'proven',
		message: `The old key has been quiet for ${magnitude(quiet) ?? 'a moment'}. It can be revoked.`,
	};
}

function justNow(age: string): string {
	return age === 'now' || age.startsWith('in ') ? 'just now' : age;
}
