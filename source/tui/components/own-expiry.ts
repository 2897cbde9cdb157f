import {expiringWithin} from '../../core/key-status.js';
import {relativeTime} from '../../core/relative-time.js';
import {clean, printable} from '../../terminal/printable.js';
import {type SessionContext} from '../model/context.js';
import {type HeaderNote} from './frame.js';

/** What the header says of the credential's own end, if that is near. */
export function ownExpiry({identity, now}: Pick<SessionContext, 'identity' | 'now'>): readonly HeaderNote[] {
	const end = identity?.expires_at;
	return typeof end === 'string' && Date.parse(end) - now.getTime() <= expiringWithin
		? [{text: printable`your key expires ${clean(relativeTime(end, now))}`, role: 'warning'}]
		: [];
}
