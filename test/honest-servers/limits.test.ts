import test from 'ava';
import {addKeys, keyIn, keysIn, openPlace} from './place.js';
import {type HonestServer} from './server.js';
import {variantOf} from './variants.js';

function addMany(server: HonestServer, count: number): void {
	for (let index = 0; index < count; index++) {
		server.store.add({name: `key-${index}`, createdAt: new Date(1_760_000_000_000 + index * 1000)});
	}
}

const refusedLimits = ({seen}: HonestServer): number =>
	seen.filter(({status}) => status === 422 || status === 400).length;

for (const [name, atMost] of [
	['refuses a limit above 100 with 422', 1],
	['refuses a limit above 100 with 400', 1],
	['refuses a limit above 50 with 422', 2],
	['refuses every limit with 400', 2],
] as const) {
	test.serial(
		`list fetches all of 250 keys, and remembers the limit that was refused, where the server ${name}`,
		async (t) => {
			const {server, run, busy} = await openPlace(t, variantOf(name));
			addMany(server, 250);
			const {exitCode, stdout, stderr} = await run(['list', ...busy, '-o', 'json']);
			t.deepEqual([exitCode, stderr], [0, '']);
			t.is(new Set(keysIn(stdout).map(({id}) => id)).size, 250);
			t.true(refusedLimits(server) <= atMost, `${refusedLimits(server)} limits were refused.`);
		},
	);
}

test.serial('a refusal that is not about the limit stays what it is', async (t) => {
	const {server, run} = await openPlace(t, variantOf('refuses a limit above 100 with 422'));
	const {exitCode} = await run(['list', '--tenant-id', 'ten_nowhere']);
	t.is(exitCode, 3);
	t.true(server.seen.length <= 2);
});

for (const name of [
	'never lists more than two keys on a page',
	'ignores the limit',
	'lists one key on a page, and leaves out next_cursor on the last',
]) {
	test.serial(`list --limit 3 shows three keys and says that there are more where the server ${name}`, async (t) => {
		const {server, run, busy} = await openPlace(t, variantOf(name));
		addMany(server, 5);
		const {exitCode, stdout, stderr} = await run(['list', ...busy, '--limit', '3']);
		t.is(exitCode, 0, stderr);
		t.is(stdout.trimEnd().split('\n').length, 4);
		t.regex(stderr, /more/);
	});
}

for (const status of ['active', 'expired', 'revoked'] as const) {
	test.serial(`list --status ${status} shows no other keys where the server ignores what is asked for`, async (t) => {
		const {server, run, busy} = await openPlace(t, variantOf('ignores the status that is asked for'));
		const rows = addKeys(server);
		const {stdout} = await run(['list', ...busy, '--status', status, '-o', 'json']);
		t.deepEqual(
			keysIn(stdout)
				.map(({name}) => name as string)
				.toSorted(),
			rows
				.filter((row) => server.store.stateOf(row) === status)
				.map(({name}) => name)
				.toSorted(),
		);
	});
}

test.serial('list --expires-within does not count a key whose end is unknown', async (t) => {
	const {server, run, busy} = await openPlace(t, variantOf('leaves out expires_at'));
	addKeys(server);
	const {exitCode, stdout} = await run(['list', ...busy, '--expires-within', '900d', '-o', 'json']);
	t.is(exitCode, 0);
	t.deepEqual(keysIn(stdout), []);
});

for (const sort of ['created', '-created', 'used', '-used', 'expires', '-expires']) {
	test.serial(`list --sort ${sort} puts a key of which nothing is known last`, async (t) => {
		const {server, run, busy} = await openPlace(t, {
			name: 'leaves out all that is optional of one key',
			listed: {change: (key) => (key['name'] === 'ingest-gateway' ? {id: key['id'], name: key['name']} : key)},
		});
		addKeys(server);
		const used = new Date(server.store.now().getTime() - 5000);
		server.store.add({name: 'all-known', expiresAt: new Date(used.getTime() + 9_000_000), lastUsedAt: used});
		const {exitCode, stdout, stderr} = await run(['list', ...busy, '--sort', sort, '-o', 'json']);
		t.is(exitCode, 0, stderr);
		const names = keysIn(stdout).map(({name}) => name);
		const field = {created: 'created_at', used: 'last_used_at', expires: 'expires_at'}[sort.replace('-', '')]!;
		const withTime = keysIn(stdout).filter((key) => key[field] !== null);
		t.true(names.indexOf('ingest-gateway') >= withTime.length, names.join(' '));
	});
}

test.serial('the key that the command itself uses is not revoked where the server names it', async (t) => {
	const {server, run} = await openPlace(t, variantOf('is as the strict wire has it'));
	const {exitCode, stderr} = await run(['revoke', server.store.operator.id]);
	t.is(exitCode, 4);
	t.regex(stderr, /--allow-self/);
	t.deepEqual(
		server.seen.filter(({method}) => method === 'DELETE'),
		[],
	);
});

test.serial(
	'a revocation that is only queued is not printed as done while the server says that the key is active',
	async (t) => {
		const {server, run} = await openPlace(t, {name: 'queues revocations', queues: true});
		const [row] = addKeys(server);
		const {exitCode, stdout} = await run(['revoke', row!.id, '-o', 'json']);
		t.is(exitCode, 0);
		t.is(keyIn(stdout)['status'], 'active');
		t.is(keyIn(stdout)['revoked_at'], null);
	},
);
