/** The states that a person tells keys apart by; the wire has all but `expiring` and `unknown`. */
export const keyStates = ['active', 'expiring', 'expired', 'revoked', 'unknown'] as const;
export type KeyState = (typeof keyStates)[number];

type Stated = {readonly status?: string | undefined; readonly revoked_at?: string | null | undefined};
type Dated = Stated & {readonly expires_at: string | null | undefined};

const day = 24 * 60 * 60 * 1000;

/** How long before its end an active key counts as expiring, in milliseconds. */
export const expiringWithin = 14 * day;

/**
The state of a key at an instant: an active key that has ended since the server answered counts as expired.

A status in other words than PhyCloud's is `unknown`: neither active nor dead. Where there is none at all, the times may say.
*/
export function keyState(key: Dated, now: Date): KeyState {
	const left = typeof key.expires_at === 'string' ? Date.parse(key.expires_at) - now.getTime() : Infinity;
	switch (statusOf(key)) {
		case 'active': {
			return left <= 0 ? 'expired' : left <= expiringWithin ? 'expiring' : 'active';
		}

		case 'expired': {
			return 'expired';
		}

		case 'revoked': {
			return 'revoked';
		}

		case undefined: {
			return left <= 0 ? 'expired' : 'unknown';
		}

		default: {
			return 'unknown';
		}
	}
}

/** The word for a key's state: the server's own as it writes it, unless the clock says otherwise. */
export function stateWord({status}: Stated, state: KeyState): string {
	return status !== undefined && (state === 'unknown' || status.toLowerCase() === state) ? status : state;
}

/** Whether a key is known to be revoked. */
export function isRevoked(key: Stated): boolean {
	return statusOf(key) === 'revoked';
}

/** Whether a key is known to have a status; some servers write it in capitals. */
export function hasStatus(key: Stated, status: string): boolean {
	return statusOf(key) === status;
}

/** Whether a key has no status, or one in other words than PhyCloud's. */
export function hasUnknownStatus(key: Stated): boolean {
	return !['active', 'expired', 'revoked'].includes(statusOf(key) ?? '');
}

function statusOf({status, revoked_at: revokedAt}: Stated): string | undefined {
	return status === undefined && typeof revokedAt === 'string' ? 'revoked' : status?.toLowerCase();
}
