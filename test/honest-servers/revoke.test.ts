import test from 'ava';
import {addKeys, keyIn, openPlace} from './place.js';
import {leaks} from './readings.js';
import {differsBeside} from './variant.js';
import {variants} from './variants.js';

const concerned = variants.filter((variant) => differsBeside(variant, 'secret', 'creation', 'created', 'tenant'));

for (const variant of concerned) {
	test.serial(`revoke revokes where the server ${variant.name}`, async (t) => {
		const {server, run} = await openPlace(t, variant);
		const rows = addKeys(server);
		const {store} = server;
		const [first, second, third] = rows.filter((row) => store.stateOf(row) !== 'revoked');

		const one = await run(['revoke', first!.id]);
		t.deepEqual([one.exitCode, one.stderr], [0, '']);
		t.true(store.isRevoked(first!.id));
		t.regex(one.stdout, /\brevoked\b/i);
		t.true(one.stdout.includes(first!.id));
		t.notRegex(one.stdout, leaks);

		const again = await run(['revoke', first!.id]);
		if (!variant.forgets && (variant.secondDeletion?.status ?? 200) < 300) {
			t.is(again.exitCode, 0, again.stderr);
			t.regex(again.stdout, /\brevoked\b/i);
		} else {
			// A key that the server still shows is seen to be revoked before; one that it forgets is not found.
			t.true([0, 3].includes(again.exitCode!), again.stderr);
		}

		const several = await run(['revoke', second!.id, third!.id, '--yes']);
		t.is(several.exitCode, 0, several.stderr);
		t.true(store.isRevoked(second!.id) && store.isRevoked(third!.id));
		t.true([second, third].every((row) => several.stdout.includes(row!.id)));
	});

	test.serial(`revoke prints the key as JSON where the server ${variant.name}`, async (t) => {
		const {server, run} = await openPlace(t, variant);
		const [row] = addKeys(server);
		const {exitCode, stdout, stderr} = await run(['revoke', row!.id, '-o', 'json']);
		t.deepEqual([exitCode, stderr], [0, '']);
		t.true(server.store.isRevoked(row!.id));
		const key = keyIn(stdout);
		t.is(key['id'], row!.id);
		t.true(['revoked', null].includes(key['status'] === 'REVOKED' ? 'revoked' : (key['status'] as string | null)));
	});
}
