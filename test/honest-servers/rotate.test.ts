import test from 'ava';
import {addKeys, liveKeys, openPlace} from './place.js';
import {variants} from './variants.js';

for (const variant of variants) {
	test.serial(
		`rotate keeps both keys working until the old one is revoked, where the server ${variant.name}`,
		async (t) => {
			const {server, busy, run} = await openPlace(t, variant);
			const rows = addKeys(server);
			const old = rows.find(({name}) => name === 'ingest-gateway')!;
			const {store} = server;
			const begun = await run(['rotate', old.id, ...busy, '--scopes', 'read:events', '--expires', '30d', '-o', 'json']);
			t.is(liveKeys(server).length, 1, begun.stderr);
			t.false(store.isRevoked(old.id));

			const status = await run(['rotate', '--status', '-o', 'json']);
			t.regex(status.stdout, /"verdict": "(?:new-key-unused|unknown-use)"/);
			await run(['rotate', '--finish']);
			// The new key was never used, or nobody can tell.
			t.false(store.isRevoked(old.id));

			const forced = await run(['rotate', '--finish', old.id, '--force', '--yes']);
			t.is(forced.exitCode, 0, forced.stderr);
			t.true(store.isRevoked(old.id));
			t.is(liveKeys(server).length, 1);
		},
	);
}
