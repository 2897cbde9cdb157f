import {readFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {type Run} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {addKeys, keyIn, lastMade, openPlace, type ServerPlace} from './place.js';
import {leaks, misreadings} from './readings.js';
import {type Variant} from './variant.js';
import {variants} from './variants.js';

/** How the create ended, beside that the secret is there. */
function hasEnded(t: ExecutionContext, {ending = 'delivered'}: Variant, {exitCode, stderr}: Run): void {
	t.is(exitCode, ending === 'doubted' ? 1 : 0, stderr);
	if (ending === 'quiet') {
		t.is(stderr, '');
	} else if (ending === 'delivered') {
		t.notRegex(stderr, /scopes not granted|scopes granted unasked/);
	} else {
		t.regex(stderr, /warning/i);
	}

	if (exitCode === 0) {
		// An error as JSON has null for what there is not.
		t.notRegex(stderr, leaks);
	}
}

function entriesLeft(t: ExecutionContext, {ending}: Variant, {journal}: ServerPlace, creates: number): void {
	t.is(journal().length, ending === 'doubted' ? creates : 0);
}

for (const variant of variants) {
	test.serial(`create delivers the secret of a tenant's first key where the server ${variant.name}`, async (t) => {
		const place = await openPlace(t, variant);
		const run = await place.run(['create', ...place.empty, '--name', 'first-key', '-o', 'json']);
		hasEnded(t, variant, run);
		t.is(place.server.store.minted.length, 1);
		const row = lastMade(place.server);
		const key = keyIn(run.stdout);
		t.is(key['secret'], row.secret);
		t.false(run.stderr.includes(row.secret));
		if (variant.creation === undefined) {
			t.deepEqual(misreadings(place.server, row, 'created', key), []);
		} else {
			t.true([row.id, null].includes(key['id'] as string | null));
		}

		entriesLeft(t, variant, place, 1);
	});

	test.serial(`create delivers secrets in a tenant with keys where the server ${variant.name}`, async (t) => {
		const place = await openPlace(t, variant);
		const {server, run, busy} = place;
		addKeys(server);
		const bare = await run(['create', ...busy, '--name', 'bare', '--secret-only', '--expires', '90d']);
		t.is(bare.stdout, `${lastMade(server).secret}\n`);
		hasEnded(t, variant, bare);
		if (variant.ending === 'doubted') {
			return;
		}

		const file = path.join(temporaryFolder(), 'secret');
		const filed = await run(['create', ...busy, '--name', 'filed', '--secret-file', file]);
		hasEnded(t, variant, filed);
		t.is(readFileSync(file, 'utf8').replace(/\n$/, ''), lastMade(server).secret);
		t.false(filed.stdout.includes(lastMade(server).secret));
		t.notRegex(filed.stdout, leaks);
		t.is(server.store.minted.length, 2);
		entriesLeft(t, variant, place, 2);
	});
}
