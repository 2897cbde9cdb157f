import test from 'ava';
import {type WireKey} from '../../source/contract/wire/schemas.js';
import {installation} from '../helpers/emulator.js';
import {errorOf, listKeys, stoppedClock} from './exchange.js';

const expected: Readonly<Record<WireKey['status'], readonly string[]>> = {
	active: ['never', 'later'],
	expired: ['past', 'now'],
	revoked: ['revoked and past', 'revoked'],
};

for (const status of ['active', 'expired', 'revoked'] as const) {
	test(`the filter ${status} lists the keys in that state and no others`, async (t) => {
		const {now} = stoppedClock('2026-05-04T12:00:00Z');
		const api = await installation(t, {now});
		const revoked = '2026-05-03T00:00:00Z';
		api.addKey({name: 'revoked', revoked, expires: '2027-01-01T00:00:00Z'});
		api.addKey({name: 'now', expires: '2026-05-04T12:00:00Z'});
		api.addKey({name: 'later', expires: '2026-05-04T12:00:01Z'});
		api.addKey({name: 'revoked and past', revoked, expires: '2026-05-01T00:00:00Z'});
		api.addKey({name: 'past', expires: '2026-05-01T00:00:00Z'});
		api.addKey({name: 'never'});
		const {keys} = await listKeys(api, `?status=${status}`);
		t.deepEqual(
			keys.map(({name}) => name),
			[...expected[status]],
		);
		t.true(keys.every((key) => key.status === status));
		const all = (await listKeys(api)).keys;
		t.deepEqual(
			keys,
			all.filter((key) => key.status === status),
		);
	});

	test(`pages of the filter ${status} hold its keys each once`, async (t) => {
		const {now} = stoppedClock('2026-05-04T12:00:00Z');
		const api = await installation(t, {now});
		for (let index = 0; index < 30; index++) {
			api.addKey({
				name: `key ${index}`,
				revoked: index % 3 === 0 ? '2026-05-03T00:00:00Z' : null,
				expires: index % 3 === 1 ? '2026-05-03T00:00:00Z' : null,
			});
		}

		const names: string[] = [];
		let cursor = '';
		for (let pages = 0; pages < 4; pages++) {
			const {keys, next_cursor: next} = await listKeys(api, `?limit=3&status=${status}${cursor}`);
			names.push(...keys.map(({name}) => name));
			t.is(next === null, pages === 3);
			cursor = `&cursor=${next}`;
		}

		const remainder = {revoked: 0, expired: 1, active: 2}[status];
		t.deepEqual(
			names,
			Array.from({length: 10}, (_, index) => `key ${27 + remainder - index * 3}`),
		);
	});
}

for (const status of ['all', 'ACTIVE', '', 'deleted', 'active,revoked']) {
	test(`the filter ${JSON.stringify(status)} is refused`, async (t) => {
		const api = await installation(t);
		const error = await errorOf(t, await api.request(`/v1/tenants/ten_test01/keys?status=${status}`), 400);
		t.is(error.code, 'VALIDATION');
		t.deepEqual(
			error.details?.map(({field}) => field),
			['status'],
		);
	});
}
