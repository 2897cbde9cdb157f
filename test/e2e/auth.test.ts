import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {testWith} from '../helpers/installed.js';
import {openBus, openHangingBus, openKeyring} from '../helpers/keyring.js';
import {phyware, type RunOptions, shell} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {everythingIn} from './workplace.js';

/** A test that needs a credential store: gnome-keyring on a D-Bus session of its own. */
const withStore = (title: string, work: Parameters<typeof testWith>[3]) => {
	testWith(test, 'gnome-keyring-daemon', title, work);
};

type Environment = Readonly<Record<string, string | undefined>>;

/** A person's machine: a home, and what reaches a credential store. */
function machine(environment: Environment = {}) {
	const home = temporaryFolder();
	const env = {...environment, HOME: home};
	const settings = path.join(home, '.config/phyware/installations.json');
	return {
		home,
		env,
		settings,
		run: async (line: string, options: RunOptions = {}) =>
			phyware(line.split(' '), {...options, env: {...env, ...options.env}}),
		sh: async (line: string, more: Environment = {}) => shell(line, {env: {...env, ...more}, cwd: home}),
		stored: () =>
			JSON.parse(readFileSync(settings, 'utf8')) as {active?: string; installations: Record<string, object>},
	};
}

const list = 'cloud keys list --tenant-id ten_test01 -o json';

function hostOf({address}: Pick<TestInstallation, 'address'>): string {
	return address.href.replace(/\/$/, '');
}

withStore('one signs in once, to several installations, and each key goes to its own', async (t) => {
	const {run, sh, stored, home} = machine((await openKeyring(t)).environment);
	const [first, second] = [await installation(t), await installation(t)];
	const [one, two] = [hostOf(first), hostOf(second)];

	const signedIn = await run(`auth login --host ${one} --with-token --label prod -o json`, {input: first.operator});
	t.is(signedIn.exitCode, 0, signedIn.stderr);
	t.like(JSON.parse(signedIn.stdout), {user: 'demo-admin', host: one, expiry: null, read_only: false, label: 'prod'});
	t.is(signedIn.stderr, `Signed in to ${one} (prod), which is now the active installation.\n`);
	t.is((await run(list)).exitCode, 0);

	t.is((await run(`auth login --host ${two}/ --with-token`, {input: `${second.operator}\n`})).exitCode, 0);
	t.deepEqual(stored().active, two);
	const status = await run('auth status -o json');
	t.like(JSON.parse(status.stdout), {
		host: two,
		host_from: 'the active installation',
		credential_from: 'the credential store',
		scopes: ['admin:keys', 'admin:tenants', 'admin:users', 'read:events', 'write:events'],
	});
	t.is((JSON.parse(status.stdout) as {installations: unknown[]}).installations.length, 2);

	t.is((await run('auth switch --host prod')).exitCode, 0);
	t.is(stored().active, one);
	t.is((await run('auth token')).stdout, `${first.operator}\n`);
	t.is((await run(`auth token --host ${two}`)).stdout, `${second.operator}\n`);
	const created = await run('cloud keys create --tenant-id ten_test01 --name mine -o json');
	t.is(created.exitCode, 0, created.stderr);
	t.truthy(first.store.findActiveByName('ten_test01', 'mine'));
	t.is(second.store.findActiveByName('ten_test01', 'mine'), undefined);
	t.is((await run(`${list} --url ${two}`)).exitCode, 0);

	const piped = await sh(`phyware auth token | phyware ${list} --url ${one} --api-key -`);
	t.is(piped.exitCode, 0, piped.stderr);
	t.is((JSON.parse(piped.stdout) as {keys: unknown[]}).keys.length, 1);

	const out = await run('auth logout');
	t.is(out.exitCode, 0);
	t.regex(out.stderr, /still works\. To revoke it, run: phyware cloud keys revoke key_\w+ --url http/);
	t.regex(out.stderr, /No installation is active now/);
	t.deepEqual(Object.keys(stored().installations), [two]);
	t.is((await run(list)).exitCode, 2);
	t.is((await run(`${list} --url ${one}`)).exitCode, 2);
	t.is((await run(`auth logout --host ${two}`)).exitCode, 0);
	t.deepEqual(stored(), {installations: {}});
	const everything = everythingIn(home);
	t.false([first.operator, second.operator].some((key) => everything.includes(key)));
});

withStore(
	'a key that the installation refuses is not kept, nor one of an installation that does not answer',
	async (t) => {
		const {run, sh, settings} = machine((await openKeyring(t)).environment);
		const server = await installation(t);
		const host = hostOf(server);
		const refused = await run(`auth login --host ${host} --with-token`, {input: 'phk_live_unknown'});
		t.is(refused.exitCode, 2);
		t.regex(refused.stderr, /The API key is from standard input\. Nothing was stored\./);
		await server.close();
		const silent = await run(`auth login --host ${host} --with-token --timeout 2s`, {input: server.operator});
		t.is(silent.exitCode, 1);
		t.regex(silent.stderr, /Nothing was stored/);
		t.throws(() => readFileSync(settings));
		const {stdout} = await sh('secret-tool search --all service phyware 2>&1; true');
		t.notRegex(stdout, /phk_live/);
	},
);

withStore('a key that is signed in with again replaces the last, and read-only ends with a word', async (t) => {
	const {run, stored} = machine((await openKeyring(t)).environment);
	const server = await installation(t);
	const host = hostOf(server);
	const {secret} = server.addKey({name: 'ops', scopes: ['admin:keys']});
	await run(`auth login --host ${host} --with-token --label prod --read-only`, {input: server.operator});
	const again = await run(`auth login --host ${host} --with-token`, {input: secret});
	t.regex(again.stderr, /warning: .*\(prod\) is no longer read-only\./);
	t.is((await run('auth token')).stdout, `${secret}\n`);
	t.like(stored().installations[host], {label: 'prod', read_only: false, user: 'ops'});
});

withStore('a label is one installation’s alone, and what it kept before is there again', async (t) => {
	const {run} = machine((await openKeyring(t)).environment);
	const [first, second] = [await installation(t), await installation(t)];
	const {secret} = second.addKey({name: 'ops', scopes: ['admin:keys']});
	await run(`auth login --host ${hostOf(first)} --with-token --label prod`, {input: first.operator});
	await run(`auth login --host ${hostOf(second)} --with-token`, {input: second.operator});
	const taken = await run(`auth login --host ${hostOf(second)} --with-token --label prod`, {input: secret});
	t.is(taken.exitCode, 4);
	t.regex(taken.stderr, /label "prod" is taken/);
	t.is((await run(`auth token --host ${hostOf(second)}`)).stdout, `${second.operator}\n`);
});

withStore('a key that has gone from the store is missed, and signing in again is the way out', async (t) => {
	const {run, sh} = machine((await openKeyring(t)).environment);
	const server = await installation(t);
	await run(`auth login --host ${hostOf(server)} --with-token`, {input: server.operator});
	await sh('secret-tool clear service phyware');
	const {exitCode, stderr} = await run(list);
	t.is(exitCode, 2);
	t.regex(stderr, /has no API key for http\S+ any more[\s\S]*phyware auth login --host http/);
});

withStore('a locked store: an error within two seconds, nothing is forgotten, and the way out', async (t) => {
	const {environment, lock} = await openKeyring(t);
	const {run, stored, home, env} = machine(environment);
	const server = await installation(t);
	const host = hostOf(server);
	await run(`auth login --host ${host} --with-token`, {input: server.operator});
	await lock();
	for (const line of [`auth login --host ${host} --with-token`, list, 'auth token', 'auth logout']) {
		const start = Date.now();
		const {exitCode, stderr, stdout} = await run(line, {input: server.operator});
		t.log(`${line}: ${Date.now() - start} ms`);
		t.is(exitCode, 1, stderr);
		t.is(stdout, '');
		t.regex(stderr, /cannot be used[\s\S]*Unlock it if it is locked[\s\S]*--credential-command/);
		t.deepEqual(stored().active, host);
	}

	const key = path.join(home, 'key');
	writeFileSync(key, server.operator);
	const viaCommand = await phyware(['auth', 'login', '--host', host, '--credential-command', `cat ${key}`], {env});
	t.is(viaCommand.exitCode, 0);
	t.regex(viaCommand.stderr, /is still in the credential store/);
	t.is((await run(list)).exitCode, 0);
});

const faults: ReadonlyArray<readonly [what: string, open: (t: ExecutionContext) => Promise<Environment>]> = [
	['is on no bus', async () => ({})],
	['is not on the bus', async (t) => openBus(t)],
	['hangs', async (t) => openHangingBus(t)],
	['is denied', async (t) => (await openKeyring(t, 'denied')).environment],
];

for (const [what, open] of faults) {
	withStore(`a credential store that ${what}: an error within two seconds, and the way out`, async (t) => {
		const {run, settings, home, env} = machine(await open(t));
		const server = await installation(t);
		const host = hostOf(server);
		const start = Date.now();
		const {exitCode, stderr} = await run(`auth login --host ${host} --with-token`, {input: server.operator});
		t.log(`${Date.now() - start} ms: ${stderr}`);
		t.is(exitCode, 1);
		t.regex(stderr, /^error: The credential store of this system cannot be used\.\n {2}\S.*\n/);
		t.regex(stderr, /phyware auth login --host http:\S+ --credential-command 'op read/);
		t.throws(() => readFileSync(settings), {code: 'ENOENT'});
		const unasked = await hostileServer(t, answeringJson(200, {}));
		await run(`auth login --host ${unasked.address.origin} --with-token`, {input: 'phk_live_x'});
		t.deepEqual(unasked.requests, [], 'the store comes first');

		// What was kept there before cannot be read either.
		mkdirSync(path.dirname(settings), {recursive: true});
		writeFileSync(settings, JSON.stringify({active: host, installations: {[host]: {read_only: false}}}));
		const listing = await run(list);
		t.is(listing.exitCode, 1);
		t.regex(listing.stderr, /cannot be used/);
		const out = await run('auth logout');
		t.is(out.exitCode, 1, 'nothing is forgotten that is still there');
		t.is((JSON.parse(readFileSync(settings, 'utf8')) as {active?: string}).active, host);

		// The way out.
		const key = path.join(home, 'key');
		writeFileSync(key, server.operator);
		const viaCommand = await phyware(['auth', 'login', '--host', host, '--credential-command', `cat ${key}`], {env});
		t.is(viaCommand.exitCode, 0, viaCommand.stderr);
		t.regex(viaCommand.stderr, /still in the credential store/);
		t.is((await run(list)).exitCode, 0);
		t.is((await run('auth logout')).exitCode, 0);
	});
}

test('without the library that reaches the store, the package works and says so', async (t) => {
	const {run, env, home} = machine();
	const server = await installation(t);
	const host = hostOf(server);
	const copy = path.join(home, 'elsewhere');
	const copied = await shell(`mkdir -p ${copy} && cp -r dist package.json ${copy}`, {env});
	t.is(copied.exitCode, 0);
	const {exitCode, stderr} = await shell(
		`node ${copy}/dist/cli.js auth login --host ${host} --with-token <<< ${server.operator}`,
		{env},
	);
	t.is(exitCode, 1);
	t.regex(stderr, /@napi-rs\/keyring, is not installed/);
	t.is((await run(`auth login --host ${host} --credential-command`)).exitCode, 4);
});

test('the credential command is kept instead of a key, and run when a key is needed', async (t) => {
	const {run, stored, home} = machine();
	const server = await installation(t);
	const host = hostOf(server);
	const key = path.join(home, 'key');
	writeFileSync(key, `  ${server.operator}\n\n`);
	const signedIn = await phyware(['auth', 'login', '--host', host, '--credential-command', `cat ${key}`], {
		env: {HOME: home},
	});
	t.is(signedIn.exitCode, 0, signedIn.stderr);
	t.like(stored().installations[host], {command: `cat ${key}`, user: 'demo-admin'});
	t.is((await run(list)).exitCode, 0);
	t.is((await run('auth token')).stdout, `${server.operator}\n`);
	writeFileSync(key, 'two words');
	const {exitCode, stderr} = await run(list);
	t.is(exitCode, 4);
	t.regex(stderr, /Invalid API key in the output of the credential command: it contains a space/);
	writeFileSync(key, 'phk_live_unknown');
	const refused = await run(list.replace(' -o json', ''));
	t.is(refused.exitCode, 2);
	t.regex(refused.stderr, /The API key is from the credential command of auth login\./);
	t.is((await run('auth logout')).exitCode, 0);
});

test('PHYCLOUD_API_KEY_COMMAND is the same for one shell, and goes with the address of that shell', async (t) => {
	const {run, home} = machine();
	const [server, other] = [await installation(t), await installation(t)];
	const key = path.join(home, 'key');
	writeFileSync(key, server.operator);
	const env = {PHYCLOUD_API_KEY_COMMAND: `cat ${key}`};
	t.is((await run(`${list} --url ${hostOf(server)}`, {env})).exitCode, 0);
	t.is((await run(list, {env: {...env, PHYCLOUD_URL: hostOf(server)}})).exitCode, 0);
	// The key in the environment comes first.
	const both = {...env, PHYCLOUD_URL: hostOf(other), PHYCLOUD_API_KEY: other.operator};
	t.is((await run(list, {env: both})).exitCode, 0);
});

const badInput: ReadonlyArray<readonly [what: string, argv: readonly string[], told: RegExp]> = [
	['no way to a key', ['login', '--host', 'https://a.example'], /--with-token[\s\S]*--credential-command/],
	['an address that is none', ['login', '--host', 'a example', '--with-token'], /is not a URL/],
	['plain http beyond loopback', ['login', '--host', 'http://a.example', '--with-token'], /unencrypted/],
	[
		'a user in the address',
		['login', '--host', 'https://me:secret@a.example', '--with-token'],
		/user name or password/,
	],
	[
		'a label that is a secret',
		['login', '--with-token', '--label', `phk_live_${'x'.repeat(30)}`],
		/a secret, not a label/,
	],
	['a label with a slash', ['login', '--with-token', '--label', 'a/b'], /cannot be a label/],
	['two keys', ['login', '--with-token', '--credential-command', 'x'], /cannot be used together/],
	[
		'two addresses',
		['login', '--with-token', '--host', 'https://a.example', '--url', 'https://b.example'],
		/mean the same/,
	],
	['the demo', ['login', '--demo', '--with-token'], /needs no sign-in/],
	['a switch to nowhere', ['switch'], /missing required flag: --host/],
	[
		'a switch to what was never signed in to',
		['switch', '--host', 'https://a.example'],
		/Not signed in to https:\/\/a\.example/,
	],
	['a switch to a label that nothing has', ['switch', '--host', 'prod'], /Not signed in to "prod"\.[\s\S]*auth login/],
	['a logout of the demo', ['logout', '--demo'], /needs no sign-in/],
	['a logout of nothing', ['logout'], /No installation is active/],
];

for (const [what, argv, told] of badInput) {
	test(`bad input is refused before anything is stored: ${what}`, async (t) => {
		const {env, settings} = machine();
		const {exitCode, stderr, stdout} = await phyware(['auth', ...argv], {env, input: 'phk_live_x'});
		t.is(exitCode, 4, stderr);
		t.regex(stderr, told);
		t.is(stdout, '');
		t.throws(() => readFileSync(settings), {code: 'ENOENT'});
	});
}

test('a switch to a host that was never signed in to lists those that were', async (t) => {
	const {run, settings} = machine();
	mkdirSync(path.dirname(settings), {recursive: true});
	const installations = {
		'https://a.example': {label: 'prod', read_only: false},
		'https://b.example': {read_only: true},
	};
	writeFileSync(settings, JSON.stringify({installations}));
	for (const host of ['https://c.example', 'nowhere']) {
		const {exitCode, stderr} = await run(`auth switch --host ${host}`);
		t.is(exitCode, 4);
		t.regex(stderr, /Signed in to: https:\/\/a\.example \(prod\), https:\/\/b\.example\./);
	}
});

test('damaged settings stop what they protect, and stay as they are', async (t) => {
	const {run, settings} = machine();
	mkdirSync(path.dirname(settings), {recursive: true});
	const server = await hostileServer(t, answeringJson(200, {keys: []}));
	const env = {PHYCLOUD_URL: server.address.origin, PHYCLOUD_API_KEY: 'x'};
	for (const text of [
		'',
		'{',
		'[]',
		'{"installations": {"https://a.example": {"read_only": "yes"}}}',
		'{"installations": {"a": {"read_only": true}}}',
	]) {
		writeFileSync(settings, text);
		for (const line of [list, 'auth status', 'auth logout']) {
			const {exitCode, stderr} = await run(line, {env});
			t.is(exitCode, 4, text);
			t.regex(stderr, /settings in \S+ are damaged[\s\S]*auth login/);
		}

		t.is(readFileSync(settings, 'utf8'), text);
	}

	t.deepEqual(server.requests, []);
});

test('who never signed in has the defaults of the reference page', async (t) => {
	const {run} = machine();
	const {exitCode, stderr} = await run(list);
	t.is(exitCode, 2);
	t.regex(stderr, /No API key\. The URL http:\/\/localhost:8000 is the default\./);
	const refused = await run(list, {env: {PHYCLOUD_API_KEY: 'x', PHYCLOUD_URL: 'http://127.0.0.1:9'}});
	t.is(refused.exitCode, 1);
	t.regex(refused.stderr, /The URL http:\/\/127\.0\.0\.1:9 is from PHYCLOUD_URL\./);
});

test('--debug says where address and key came from, and never the key', async (t) => {
	const {run} = machine();
	const server = await installation(t);
	const {stderr} = await run(`${list} --debug`, {env: server.environment});
	t.regex(stderr, /^debug: The URL http\S+ is from PHYCLOUD_URL\. The API key is from PHYCLOUD_API_KEY\.$/m);
	t.false(stderr.includes(server.operator));
});

test('a key is told apart by whom it is of, where that can be known', async (t) => {
	const {run} = machine();
	const person = {user: 'ada@acme.example', scopes: ['admin:keys'], expiry: '2027-01-01T00:00:00Z', host: 'x'};
	const token = await hostileServer(t, answeringJson(200, person));
	const env = {PHYCLOUD_URL: token.address.origin, PHYCLOUD_API_KEY: 'x'};
	const status = JSON.parse((await run('auth status -o json', {env})).stdout) as object;
	t.like(status, {
		user: 'ada@acme.example',
		expiry: '2027-01-01T00:00:00Z',
		key_id: null,
		credential_from: 'PHYCLOUD_API_KEY',
	});
	const unknown = await hostileServer(t, answeringJson(404, {}));
	const silent = await run('auth status -o json', {env: {...env, PHYCLOUD_URL: unknown.address.origin}});
	t.is(silent.exitCode, 0, silent.stderr);
	t.like(JSON.parse(silent.stdout), {user: null, scopes: null, expiry: null, host: unknown.address.origin});
});
