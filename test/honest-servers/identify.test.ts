import test from 'ava';
import {phywareHere} from '../helpers/run-here.js';
import {addKeys, openPlace} from './place.js';
import {variants} from './variants.js';

for (const variant of variants) {
	test.serial(`identify names the key of a secret or none, where the server ${variant.name}`, async (t) => {
		const {server, busy, environment, run} = await openPlace(t, variant);
		const row = addKeys(server).find(({name}) => name === 'ingest-gateway')!;
		const {exitCode, stdout, stderr} = await phywareHere(['cloud', 'keys', 'identify', ...busy, '-o', 'json'], {
			env: environment,
			input: row.secret,
		});
		// A text that no one would take for a secret is refused.
		t.true([0, 3].includes(exitCode!) || stderr.includes('stdin has no secret in it'), `${exitCode} ${stderr}`);
		t.false((stdout + stderr).includes(row.secret));
		const {secrets = []} = (exitCode === 0 ? JSON.parse(stdout) : {}) as {
			secrets?: ReadonlyArray<{readonly keys: ReadonlyArray<{readonly id: string}>}>;
		};
		const ids = secrets.flatMap(({keys}) => keys.map(({id}) => id));
		t.is(ids.includes(row.id), exitCode === 0, stdout);
		const list = await run(['list', ...busy, '-o', 'json']);
		const isShown = list.stdout.includes('"redacted_secret": "');
		t.true(isShown || /does not show how|no secret in it/.test(stderr), stderr);
	});
}
