import test from 'ava';
import {type Loss} from './server.js';
import {addKeys, keyIn, keysIn, lastMade, openPlace} from './place.js';
import {differsBeside} from './variant.js';
import {variants} from './variants.js';

/** An answer whose JSON does not close: nothing can be read in it, and repeating brings the same. */
const cut: Loss = {kind: 'cut', at: (body) => Math.floor(body.length / 2)};

const idempotent = variants.filter(({idempotent: honors = true}) => honors);

const delivering = idempotent.filter((variant) =>
	differsBeside(variant, 'tenant', 'deletion', 'secondDeletion', 'forgets', 'hasDate', 'etag', 'ignoresStatus'),
);

for (const variant of delivering) {
	test.serial(`recover delivers a secret whose answer was cut where the server ${variant.name}`, async (t) => {
		const {server, run, busy, journal} = await openPlace(t, variant);
		addKeys(server);
		server.lose(9, cut);
		const lost = await run(['create', ...busy, '--name', 'lost', '-o', 'json', '--timeout', '1s']);
		t.deepEqual([lost.exitCode, lost.stdout], [1, '']);
		t.is(journal().length, 1);

		server.lose(0, cut);
		const {exitCode, stdout, stderr} = await run(['recover', '-o', 'json']);
		t.is(exitCode, variant.ending === 'doubted' ? 1 : 0, stderr);
		t.is(server.store.minted.length, 1);
		t.deepEqual(
			keysIn(stdout).map(({secret}) => secret),
			[lastMade(server).secret],
		);
		t.is(journal().length, variant.ending === 'doubted' ? 1 : 0);
	});
}

const revoking = idempotent.filter((variant) =>
	differsBeside(variant, 'secret', 'creation', 'created', 'mask', 'tenant', 'refusesNewKeys', 'hasDate', 'etag'),
);

for (const variant of revoking) {
	test.serial(`recover --revoke revokes what was created where the server ${variant.name}`, async (t) => {
		const {server, run, busy, journal} = await openPlace(t, variant);
		addKeys(server);
		server.lose(9, cut);
		t.is((await run(['create', ...busy, '--name', 'lost', '--timeout', '1s'])).exitCode, 1);
		const {id} = lastMade(server);
		server.lose(0, cut);
		const {exitCode, stdout, stderr} = await run(['recover', '--revoke']);
		t.is(exitCode, 0, stderr);
		t.true(server.store.isRevoked(id));
		t.true(stdout.includes(id));
		t.is(server.store.minted.length, 1);
		t.deepEqual(journal(), []);
	});
}

const some = idempotent.filter(({name}) => /reference|like one|camel|next_cursor|offset \+02|order|null/.test(name));

for (const variant of some) {
	test.serial(
		`create gets its secret by a second try after a lost answer where the server ${variant.name}`,
		async (t) => {
			const {server, run, busy, journal} = await openPlace(t, variant);
			addKeys(server);
			server.lose(1, {kind: 'closed'});
			const {exitCode, stdout, stderr} = await run(['create', ...busy, '--name', 'lost', '-o', 'json']);
			t.is(exitCode, 0, stderr);
			t.is(keyIn(stdout)['secret'], lastMade(server).secret);
			t.is(server.store.minted.length, 1);
			t.deepEqual(journal(), []);
		},
	);
}
