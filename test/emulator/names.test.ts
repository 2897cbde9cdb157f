import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {createKey, errorOf, goodBody, listKeys, postKey, revokeKey, stoppedClock} from './exchange.js';

test('a name that a key of the tenant has is answered 409, and no key is made', async (t) => {
	const api = await installation(t);
	const {id} = await createKey(api);
	const error = await errorOf(t, await postKey(api, {...goodBody, scopes: ['write:events']}), 409);
	t.is(error.code, 'CONFLICT');
	t.deepEqual(
		error.details?.map(({field}) => field),
		['name'],
	);
	t.deepEqual(
		(await listKeys(api)).keys.map((key) => key.id),
		[id],
	);
});

test('a name is free again once its key is revoked, as often as one likes', async (t) => {
	const api = await installation(t);
	for (let round = 0; round < 3; round++) {
		const {id} = await createKey(api);
		await errorOf(t, await postKey(api, goodBody), 409);
		await revokeKey(api, id);
	}

	const {keys} = await listKeys(api);
	t.deepEqual(
		keys.map(({name, status}) => `${name} ${status}`),
		Array.from({length: 3}, () => 'ingest revoked'),
	);
});

test('an expired key holds its name until it is revoked', async (t) => {
	const clock = stoppedClock('2026-05-04T12:00:00Z');
	const api = await installation(t, {now: clock.now});
	const {id} = await createKey(api, {expires_at: '2026-05-04T13:00:00Z'});
	clock.moveTo('2026-05-05T00:00:00Z');
	t.is((await errorOf(t, await postKey(api, goodBody), 409)).code, 'CONFLICT');
	await revokeKey(api, id);
	t.is((await postKey(api, goodBody)).status, 201);
});

test('two tenants can have keys of one name', async (t) => {
	const api = await installation(t);
	await createKey(api);
	t.is((await createKey(api, {}, {tenant: 'ten_phyops'})).name, 'ingest');
});

test('names that differ in case are two names', async (t) => {
	const api = await installation(t);
	await createKey(api, {name: 'ingest'});
	await createKey(api, {name: 'Ingest'});
	t.is((await listKeys(api)).keys.length, 2);
});

test('of twenty creates of one name at once, one is carried out', async (t) => {
	const api = await installation(t);
	const answers = await Promise.all(Array.from({length: 20}, async () => postKey(api, goodBody)));
	const statuses = answers.map(({status}) => status).toSorted((a, b) => a - b);
	t.deepEqual(statuses, [201, ...Array.from({length: 19}, () => 409)]);
	t.is((await listKeys(api)).keys.length, 1);
});
