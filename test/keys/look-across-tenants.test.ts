import {once} from 'node:events';
import test from 'ava';
import {lookAcrossTenants} from '../../source/keys/look-across-tenants.js';
import {type WatchEvent, watchKeys} from '../../source/keys/watch-keys.js';
import {PhywareError} from '../../source/core/errors.js';
import {installation} from '../helpers/emulator.js';
import {operatorClient} from '../helpers/operator-client.js';

test('a watch of all tenants tells the keys of each, and what is new at the next look', async (t) => {
	const server = await installation(t, {seed: 'demo'});
	const client = operatorClient(server);
	const stop = new AbortController();
	const names: string[] = [];
	const events: WatchEvent[] = [];
	const emitter = new EventTarget();
	const watch = watchKeys(client, {
		tenantId: '*',
		signal: stop.signal,
		now: () => new Date(),
		interval: 60_000,
		look: lookAcrossTenants(client, (tenants) => {
			names.push(...tenants.map(({name}) => name));
		}),
		onEvent(event) {
			events.push(event);
			emitter.dispatchEvent(new Event('seen'));
		},
	});
	const complete = async (count: number) => {
		while (events.filter((event) => event.kind === 'keys' && event.complete).length < count) {
			await once(emitter, 'seen');
		}

		const last = events.findLast((event) => event.kind === 'keys');
		return last?.kind === 'keys' ? last : undefined;
	};

	const first = await complete(1);
	t.true(names.includes('Acme Robotics'));
	t.true(new Set(first?.keys.map(({tenant_id: id}) => id)).size > 3);
	t.is(first?.unread, 0);
	const {id} = server.addKey({tenant: 'ten_abc123', name: 'brand-new'});
	watch.refresh();
	const second = await complete(2);
	t.true(second?.keys.some((key) => key.id === id));
	stop.abort();
	await watch.ended;
});

test('a tenant that cannot be read is counted, the others are told', async (t) => {
	const server = await installation(t, {seed: 'demo'});
	const client = operatorClient(server);
	const events: WatchEvent[] = [];
	const look = lookAcrossTenants(
		{
			...client,
			address: client.address,
			async listKeys(tenantId, options) {
				if (tenantId === 'ten_abc123') {
					throw new PhywareError('FORBIDDEN', 'Not for you.');
				}

				return client.listKeys(tenantId, options);
			},
		},
		() => undefined,
	);
	await look({
		tenantId: '*',
		signal: new AbortController().signal,
		now: () => new Date(),
		onEvent(event) {
			events.push(event);
		},
		seen: {tag: undefined, keys: undefined},
	});
	const last = events.at(-1);
	t.like(last, {kind: 'keys', complete: true, unread: 1});
	t.true(last?.kind === 'keys' && last.keys.length > 10 && last.keys.every(({tenant_id: id}) => id !== 'ten_abc123'));
});
