import test from 'ava';
import {revokeInSession} from '../../../../source/tui/runtime/effects/revoke.js';
import {installation} from '../../../helpers/emulator.js';
import {creating} from '../../../keys/creating.js';
import {recordingContext} from './effect-context.js';

test('with the own key among them none is revoked, and each is told why', async (t) => {
	const {address, addKey, request} = await installation(t);
	const own = addKey({name: 'own', scopes: ['admin:keys']});
	const other = addKey({name: 'other'});
	const {client} = creating(address, own.secret);
	const {context, actions} = recordingContext();
	await revokeInSession(context, client, [(await client.getKey(other.id))!, (await client.getKey(own.id))!]);
	t.is(actions.length, 2);
	for (const [index, {id}] of [other, own].entries()) {
		t.like(actions[index], {
			type: 'revocation-ended',
			revocation: {id, outcome: 'failed', error: {code: 'VALIDATION'}},
		});
	}

	t.is((await request('/v1/identity', {secret: other.secret})).status, 200);
	t.is((await request('/v1/identity', {secret: own.secret})).status, 200);
});

test('keys of which none is the own one are revoked, each told of', async (t) => {
	const {address, addKey, operator, request} = await installation(t);
	const keys = [addKey({name: 'a'}), addKey({name: 'b'})];
	const {client} = creating(address, operator);
	const {context, actions} = recordingContext();
	await revokeInSession(context, client, await Promise.all(keys.map(async ({id}) => (await client.getKey(id))!)));
	t.deepEqual(
		actions
			.map((action) =>
				action.type === 'revocation-ended' ? `${action.revocation.id} ${action.revocation.outcome}` : action.type,
			)
			.toSorted(),
		keys.map(({id}) => `${id} revoked`).toSorted(),
	);
	t.is((await request('/v1/identity', {secret: keys[0]!.secret})).status, 401);
});
