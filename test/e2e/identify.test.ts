import test from 'ava';
import {noKeyReason} from '../../source/commands/keys/identify/identify.js';
import {installation} from '../helpers/emulator.js';
import {deliver, relay} from '../helpers/relay.js';
import {phyware} from '../helpers/run.js';
import {openTerminal} from '../helpers/terminal.js';

const identify = ['cloud', 'keys', 'identify'];

test('a log names the key of the secret in it, sends nothing of it, and prints no more of it than its mask', async (t) => {
	const server = await installation(t);
	const {id, secret} = server.addKey({name: 'leaked'});
	server.addKey({name: 'other'});
	const {address, requests} = await relay(t, server.address, {onAnswer: deliver});
	const env = {...server.environment, PHYCLOUD_URL: address.origin};
	const log = `at 12:00 started\nexport PHYCLOUD_API_KEY=${secret}\nat 12:01 ended\n`;
	const table = await phyware(identify, {env, input: log});
	t.is(table.exitCode, 0, table.stderr);
	t.true(table.stdout.includes(id));
	t.regex(table.stdout, new RegExp(`To revoke it, run: phyware cloud keys revoke ${id}`));
	const json = await phyware([...identify, '--tenant-id', 'ten_test01', '-o', 'json'], {env, input: log});
	const {secrets} = JSON.parse(json.stdout) as {secrets: Array<{keys: Array<{id: string}>; verified: null}>};
	t.deepEqual(
		secrets.map(({keys, verified}) => [keys.map((key) => key.id), verified]),
		[[[id], null]],
	);
	t.false([table.stdout, table.stderr, json.stdout, ...requests].some((text) => text.includes(secret.slice(9, -4))));
	t.is(server.store.getKey(id, new Date().toISOString())?.last_used_at, null);
});

test('--verify sends the secret, says whether it works, and counts as a use', async (t) => {
	const {environment, addKey, store} = await installation(t);
	const {id, secret} = addKey({name: 'live'});
	const revoked = addKey({name: 'dead', revoked: '2026-01-01T00:00:00Z'});
	const works = await phyware([...identify, '--verify'], {env: environment, input: secret});
	t.regex(works.stdout, /PhyCloud accepts the secret\./);
	t.not(store.getKey(id, new Date().toISOString())?.last_used_at, null);
	const fails = await phyware([...identify, '--verify'], {env: environment, input: revoked.secret});
	t.regex(fails.stdout, /PhyCloud does not accept the secret\./);
});

test('a secret that no key fits is exit code 3', async (t) => {
	const {environment} = await installation(t);
	const {exitCode, stdout, stderr} = await phyware(identify, {
		env: environment,
		input: `phk_live_${'z'.repeat(43)}ZZZZ`,
	});
	t.is(exitCode, 3);
	t.is(stdout, '');
	t.regex(stderr, /^error: No key at http:\S+ fits the secret\.\n/);
	t.is(stderr.split('\n', 2)[1]!.trim(), noKeyReason);
	t.notRegex(stderr, /zzzz|ZZZZ/);
});

for (const [what, input, message] of [
	['nothing', '', /stdin is empty/],
	['blanks', ' \n', /stdin is empty/],
	['bytes that are no text', 'a\0\u0001b c', /stdin is binary/],
	['a log without secrets', 'all is well here', /stdin has no secret in it/],
] as const) {
	test(`${what} on standard input is refused, and nothing is sent`, async (t) => {
		const {exitCode, stderr} = await phyware(identify, {
			env: {PHYCLOUD_URL: 'http://127.0.0.1:9', PHYCLOUD_API_KEY: 'x'},
			input,
		});
		t.is(exitCode, 4);
		t.regex(stderr, message);
	});
}

test('--api-key - and identify cannot share standard input', async (t) => {
	const {exitCode, stderr} = await phyware([...identify, '--api-key', '-'], {input: 'x'});
	t.is(exitCode, 4);
	t.regex(stderr, /cannot both read stdin/);
});

const unixTest = process.platform === 'win32' ? test.skip : test;

unixTest('on a terminal the secret is asked for, and does not show', async (t) => {
	const {environment, addKey} = await installation(t);
	const {id, secret} = addKey({name: 'leaked'});
	const terminal = openTerminal(t, identify, {env: {...environment, CI: undefined}, columns: 200});
	await terminal.shows(/Secret \(hidden\):/);
	terminal.press(`${secret}\r`);
	await terminal.shows(new RegExp(`run: phyware cloud keys revoke ${id}`));
	t.is((await terminal.exit()).exitCode, 0);
	t.false(terminal.raw.includes(secret.slice(9, -4)));
});

unixTest('Ctrl-C at the question ends it with exit code 130', async (t) => {
	const {environment} = await installation(t);
	const terminal = openTerminal(t, identify, {env: {...environment, CI: undefined}});
	await terminal.shows(/Secret \(hidden\):/);
	terminal.press('\u0003');
	t.is((await terminal.exit()).exitCode, 130);
});
