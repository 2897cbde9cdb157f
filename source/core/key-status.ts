/** The states that a person tells keys apart by; the wire knows all but `expiring`. */
export const keyStates = ['active', 'expiring', 'expired', 'revoked'] as const;
export type KeyState = (typeof keyStates)[number];

type Expiring = {readonly status: 'active' | 'expired' | 'revoked'; readonly expires_at: string | null};

const day = 24 * 60 * 60 * 1000;

/** How long before its end an active key counts as expiring, in milliseconds. */
export const expiringWithin = 14 * day;

/** The state of a key at an instant: an active key that has ended since the server answered counts as expired. */
export function keyState(key: Expiring, now: Date): KeyState {
	if (key.status !== 'active' || key.expires_at === null) {
		return key.status;
	}

	const left = Date.parse(key.expires_at) - now.getTime();
	if (left <= 0) {
		return 'expired';
	}

	return left <= expiringWithin ? 'expiring' : 'active';
}
