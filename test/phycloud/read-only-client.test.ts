import test from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {createClient} from '../../source/phycloud/client.js';
import {readOnlyClient} from '../../source/phycloud/read-only-client.js';
import {Secret} from '../../source/core/secret.js';
import {installation} from '../helpers/emulator.js';

test('a read-only client reads, and refuses each call that changes something', async (t) => {
	const server = await installation(t);
	const {id} = server.addKey({name: 'a'});
	const client = readOnlyClient(
		createClient({
			address: server.address,
			credential: new Secret(server.operator),
			timeLimit: 5000,
			userAgent: 'test',
			certificateAuthority: undefined,
		}),
		() => new PhywareError('READ_ONLY', 'no'),
	);
	t.is((await client.getKey(id))?.name, 'a');
	await t.throwsAsync(client.revokeKey(id), {code: 'READ_ONLY'});
	const request = {name: 'b', scopes: ['read:events']};
	await t.throwsAsync(client.createKey('ten_test01', request as never, {idempotencyKey: crypto.randomUUID()}), {
		code: 'READ_ONLY',
	});
	t.is(server.store.findActiveByName('ten_test01', 'a'), id);
	t.is(server.store.findActiveByName('ten_test01', 'b'), undefined);
});
