import test from 'ava';
import {ownFolders} from '../campaigns/own-folders.js';
import {referenceExample, referenceExamples} from '../helpers/reference-examples.js';
import {shell} from '../helpers/run.js';
import {honestServer} from './server.js';
import {type Variant} from './variant.js';
import {variants} from './variants.js';

/*
The reference page, word for word, on a server that has nothing but what the page documents: three calls and four fields,
without idempotency, identity, pages and times.
*/

const minimal: Variant = {
	...variants.find(({name}) => name === 'has no more than the reference page documents')!,
	id: (count) => (count === 1 ? 'key_abc123' : `key_${count}`),
	tenantIds: ['ten_abc123', 'ten_other'],
};

test('every example of the reference page works on a server with the three documented calls and four documented fields', async (t) => {
	const server = await honestServer(t, minimal);
	const {store} = server;
	const given = store.add({name: 'given'});
	t.is(given.id, 'key_abc123');
	const {home} = ownFolders(t);
	const env = {
		PHYCLOUD_URL: server.address.href,
		PHYCLOUD_API_KEY: store.operator.secret,
		HOME: home,
		XDG_STATE_HOME: home,
	};
	const run = async (command: string) => {
		const {exitCode, stdout, stderr} = await shell(command, {env});
		t.is(exitCode, 0, stderr);
		t.notRegex(stderr, /warning|error/);
		return stdout;
	};

	const created = await run(referenceExample('ingest-key'));
	const ingest = store.rows.find(({name}) => name === 'ingest-key');
	t.true(created.includes(ingest!.secret));
	t.regex(created, /^Tenant +ten_abc123\n/m);
	t.regex(created, /^Expires +unknown$/m);

	const captured = await run(`${referenceExample('SECRET=')}; printf %s "$SECRET"`);
	t.is(captured, store.rows.find(({name}) => name === 'ci-key')!.secret);

	const listed = await run(referenceExamples.find((line) => line.endsWith('list --tenant-id ten_abc123'))!);
	t.regex(listed, /^NAME +ID +SCOPES\n/);
	const names = listed.match(/^\S+/gm)!.slice(1);
	t.deepEqual(
		names.toSorted((a, b) => a.localeCompare(b)),
		['ci-key', 'given', 'ingest-key'],
	);

	const {keys} = JSON.parse(await run(referenceExample('--output json'))) as {keys: Array<Record<string, unknown>>};
	t.is(keys.length, 3);
	t.like(
		keys.find((key) => key['name'] === 'given'),
		{
			id: 'key_abc123',
			status: null,
			expires_at: null,
			last_used_at: null,
			unknown: ['status', 'redacted_secret', 'created_at', 'created_by', 'expires_at', 'last_used_at', 'revoked_at'],
		},
	);

	t.is(await run(referenceExample('revoke')), 'key_abc123 revoked\n');
	t.true(store.isRevoked('key_abc123'));
});
