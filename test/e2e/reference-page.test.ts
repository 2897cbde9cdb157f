import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {referenceExample as example, referenceExamples as examples} from '../helpers/reference-examples.js';
import {shell} from '../helpers/run.js';

test('the page has the five examples that are tested here', (t) => {
	t.is(examples.length, 5);
});

test('create: prints the key and its secret, which authenticates at once', async (t) => {
	const phycloud = await installation(t, {seed: 'demo'});
	const {exitCode, stdout, stderr} = await shell(example('ingest-key'), {env: phycloud.environment});
	t.is(exitCode, 0);
	t.regex(
		stdout,
		/^ID +key_\w+\nName +ingest-key\nTenant +ten_abc123\nSecret +phk_test_\w+\nScopes +read:events write:events\nExpires +never\n$/,
	);
	t.is(stderr, 'Save the secret now. It cannot be shown again.\n');
	const secret = /phk_test_\w+/.exec(stdout)![0];
	t.is((await phycloud.request('/v1/identity', {secret})).status, 200);
});

test('capture: the secret lands in the variable, and 401 follows its revocation on the very next request', async (t) => {
	const phycloud = await installation(t, {seed: 'demo'});
	const {exitCode, stdout} = await shell(`${example('SECRET=')}; printf %s "$SECRET"`, {env: phycloud.environment});
	t.is(exitCode, 0);
	t.regex(stdout, /^phk_test_[\dA-Za-z]{49}$/);
	const identity = await phycloud.request('/v1/identity', {secret: stdout});
	t.is(identity.status, 200);
	const {identity: whose} = (await identity.json()) as {identity: {key_id: string; name: string; scopes: string[]}};
	t.is(whose.name, 'ci-key');
	t.deepEqual(whose.scopes, ['read:events', 'write:events']);

	const revocation = await shell(`phyware cloud keys revoke ${whose.key_id}`, {env: phycloud.environment});
	t.is(revocation.exitCode, 0);
	t.is((await phycloud.request('/v1/identity', {secret: stdout})).status, 401);
});

test('list: a table with every key of the tenant, and no secret', async (t) => {
	const {environment, operator} = await installation(t, {seed: 'demo'});
	const line = examples.find((candidate) => candidate.endsWith('list --tenant-id ten_abc123'))!;
	const {exitCode, stdout, stderr} = await shell(line, {env: environment});
	t.is(exitCode, 0);
	t.is(stderr, '');
	const lines = stdout.trimEnd().split('\n');
	t.regex(lines[0]!, /^NAME +ID +STATUS +SCOPES +EXPIRES +LAST USED +CREATED +CREATED BY +SECRET$/);
	t.is(lines.length, 24);
	t.true(lines.slice(1).every((row) => /\bkey_\w+/.test(row)));
	t.notRegex(stdout, /phk_test_\w{5}/);
	t.false(stdout.includes(operator));
});

test('list as JSON: one document with the keys', async (t) => {
	const {environment} = await installation(t, {seed: 'demo'});
	const {exitCode, stdout, stderr} = await shell(example('--output json'), {env: environment});
	t.is(exitCode, 0);
	t.is(stderr, '');
	const {keys} = JSON.parse(stdout) as {keys: Array<Record<string, unknown>>};
	t.is(keys.length, 23);
	t.deepEqual(Object.keys(keys[0]!).toSorted(), [
		'created_at',
		'created_by',
		'expires_at',
		'id',
		'last_used_at',
		'name',
		'redacted_secret',
		'revoked_at',
		'scopes',
		'status',
		'tenant_id',
	]);
});

test('revoke: says which key was revoked, and a second time that it was already', async (t) => {
	const {environment} = await installation(t, {seed: 'demo'});
	const first = await shell(example('revoke'), {env: environment});
	t.deepEqual([first.exitCode, first.stdout, first.stderr], [0, 'key_abc123 revoked: docs-walkthrough\n', '']);
	const second = await shell(example('revoke'), {env: environment});
	t.deepEqual(
		[second.exitCode, second.stdout, second.stderr],
		[0, 'key_abc123 already revoked: docs-walkthrough\n', ''],
	);
});

/** Loaded into the program, it tells where it connects to: whatever listens there on this machine answers as it likes. */
const tellsConnections = `data:text/javascript,${encodeURIComponent(`
	import {Socket} from 'node:net';
	const {connect} = Socket.prototype;
	Socket.prototype.connect = function (...values) {
		const [target] = values.flat();
		console.error('connects to ' + target.host + ':' + target.port);
		return Reflect.apply(connect, this, values);
	};
`)}`;

test('without PHYCLOUD_URL the address is http://localhost:8000', async (t) => {
	const env = {PHYCLOUD_API_KEY: 'phk_live_x', NODE_OPTIONS: `--import=${tellsConnections}`};
	const {stderr} = await shell(example('--output json'), {env});
	t.regex(stderr, /^connects to localhost:8000$/m);
});

for (const [code, remedy, arrange] of [
	['FORBIDDEN', /admin:keys/, {secret: 'reader', argv: 'list --tenant-id ten_test01'}],
	['NOT_FOUND', /KEY_ID/, {secret: 'operator', argv: 'revoke key_nowhere'}],
	['CONFLICT', /[Cc]hoose a different name/, {secret: 'operator', argv: 'create --tenant-id ten_test01 --name taken'}],
] as const) {
	test(`errors of the page: ${code} has its remediation`, async (t) => {
		const phycloud = await installation(t);
		phycloud.addKey({name: 'taken'});
		const reader = phycloud.addKey({name: 'reader', scopes: ['read:events']});
		const env = {...phycloud.environment, ...(arrange.secret === 'reader' && {PHYCLOUD_API_KEY: reader.secret})};
		const {stdout, stderr, exitCode} = await shell(`phyware cloud keys ${arrange.argv} -o json`, {env});
		const {error} = JSON.parse(stderr) as {error: {code: string; remediation: string; message: string}};
		t.is(stdout, '');
		t.is(error.code, code);
		t.regex(error.remediation, remedy);
		t.is(exitCode, {FORBIDDEN: 2, NOT_FOUND: 3, CONFLICT: 4}[code]);
	});
}
