import {createRevokeScreen, type RevokeScreen} from '../../../../source/tui/screens/revoke/model.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {type Session} from '../../../../source/tui/session/model.js';
import {failure, listOf, revokedKey, sampleKey, sessionOf, now} from '../../sample.js';

export const [one, two, three] = [sampleKey('ab'), sampleKey('b'), sampleKey('c')] as const;
export const single = createRevokeScreen([one], undefined, now);
export const several = createRevokeScreen([one, two, three], undefined, now);

/** The keys that a revocation is opened over. */
export const list = listOf([one, two, three, revokedKey('d')]);

export const over = (screen: RevokeScreen): Session => sessionOf([list, screen]);

export const ended = (id: string): Message => ({
	type: 'revocation-ended',
	revocation: {id, outcome: 'revoked', key: revokedKey(id.slice(4))},
});

export const failing = (id: string): Message => ({
	type: 'revocation-ended',
	revocation: {id, outcome: 'failed', error: failure('SERVER')},
});
