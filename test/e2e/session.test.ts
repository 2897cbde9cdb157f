import test from 'ava';
import {type Key} from '../../source/contract/wire/entities.js';
import {installation} from '../helpers/emulator.js';
import {phyware, shell} from '../helpers/run.js';
import {openTerminal} from '../helpers/terminal.js';

const session = ['cloud', 'keys'];
const enter = '\r';
const escape = '\u001B';
const ctrlC = '\u0003';

test.serial(
	'a new user signs in, creates a key, copies its secret and revokes it, each step read off the screen',
	async (t) => {
		const {operator, environment, request, store} = await installation(t, {seed: 'demo'});
		const terminal = openTerminal(t, session, {env: {PHYCLOUD_URL: environment.PHYCLOUD_URL, SSH_TTY: '/dev/pts/0'}});
		await terminal.shows(/Sign in\n[\s\S]*API key +❯[\s\S]*⏎ sign in/);
		terminal.press(`\u001B[200~${operator}\n\u001B[201~`);
		await terminal.shows(/API key +❯ •{20}/);
		t.false(terminal.raw.includes(operator));
		terminal.press(enter);
		await terminal.shows(/signed in as demo-admin[\s\S]*Acme Robotics[\s\S]*⏎ open/);
		terminal.press('acme');
		await terminal.shows(/1 of 7 tenants/);
		terminal.press(enter);
		await terminal.shows(/Acme Robotics +● live[\s\S]*n new[\s\S]*r revoke/);
		terminal.press('n');
		await terminal.shows(/New key[\s\S]*Name +❯[\s\S]*⏎ create/);
		terminal.press(`first-key${enter}`);
		await terminal.shows(/This is the only time its secret can be shown\.[\s\S]*phk_test_•[\s\S]*c copy/);
		t.notRegex(terminal.raw, /phk_test_\w{20}/);
		terminal.press('c');
		await terminal.shows(/Sent to the terminal's clipboard\. Paste to check\./);
		const secret = Buffer.from(/\u001B\]52;c;([^\u0007]+)\u0007/.exec(terminal.raw)![1]!, 'base64').toString();
		t.is((await request('/v1/identity', {secret})).status, 200);
		terminal.press(enter);
		await terminal.shows(/❯[+ ] +first-key +key_/);
		terminal.press('r');
		await terminal.shows(/Revoke first-key[\s\S]*Type first-key to revoke it/);
		terminal.press(`first-key${enter}`);
		await terminal.shows(/Revoked\./);
		t.is((await request('/v1/identity', {secret})).status, 401);
		terminal.press(enter);
		await terminal.shows(/first-key +key_\w+ +✕ revoked/);
		t.is(store.listAudit().filter(({action}) => action === 'key.created').length, 2);
		terminal.press('q');
		t.is((await terminal.exit()).exitCode, 0);
		t.false(terminal.isAlternate());
		t.is(terminal.history().trim(), '', 'nothing is left behind in the scrollback');
	},
);

test.serial(
	'the secret is shown only while asked for, and leaving needs an acknowledgement, Ctrl-C included',
	async (t) => {
		const {environment} = await installation(t);
		const terminal = openTerminal(t, [...session, '--tenant-id', 'ten_test01'], {env: environment});
		await terminal.shows(/Press n to create one/);
		terminal.press('n');
		await terminal.shows(/New key/);
		terminal.press(`a${enter}`);
		await terminal.shows(/phk_test_•+/);
		terminal.press('v');
		await terminal.shows(/phk_test_\w{49}/);
		terminal.press('v');
		await terminal.shows(/phk_test_•+/);
		for (const [key, question] of [
			['q', /Quit without the secret of a\?/],
			[ctrlC, /Quit without the secret of a\?/],
			[escape, /Leave without the secret of a\?/],
		] as const) {
			terminal.press(key);
			await terminal.shows(question);
			terminal.press('n');
			await terminal.shows(/This is the only time/);
		}

		terminal.press(escape);
		await terminal.shows(/Leave without the secret of a\?/);
		terminal.press('y');
		await terminal.shows(/a +key_\w+ +● active/);
		t.notRegex(terminal.screen(), /phk_test_\w{5}/);
		terminal.press(ctrlC);
		t.is((await terminal.exit()).exitCode, 130);
		t.notRegex(terminal.history(), /phk_test_/);
	},
);

test.serial('who quits over an unsaved secret reads in the shell which key to revoke, and with what', async (t) => {
	const {environment, store} = await installation(t);
	const terminal = openTerminal(t, [...session, '--tenant-id', 'ten_test01'], {env: environment, columns: 200});
	await terminal.shows(/Press n to create one/);
	terminal.press('n');
	await terminal.shows(/New key/);
	terminal.press(`a${enter}`);
	await terminal.shows(/phk_test_•+/);
	terminal.press(enter);
	await terminal.shows(/Leave without the secret of a\?/);
	terminal.press(ctrlC);
	t.is((await terminal.exit()).exitCode, 130);
	const {id} = store.prepare("SELECT id FROM keys WHERE name = 'a'").get() as {id: string};
	t.false(terminal.isAlternate());
	t.deepEqual(terminal.history().trim().split('\n'), [
		`The key "a" (${id}) exists, but its secret was not copied or written to a file.`,
		`To revoke the key, run: phyware cloud keys revoke ${id}`,
	]);
});

test.serial(
	'the list shows a key that another shell creates or revokes, with the pointer staying on its key',
	async (t) => {
		const {environment, addKey} = await installation(t);
		addKey({name: 'steady', used: new Date().toISOString().replace(/\.\d+/, '')});
		const terminal = openTerminal(t, [...session, '--tenant-id', 'ten_test01'], {env: environment});
		await terminal.shows(/❯ +steady/);
		const {stdout} = await phyware(
			['cloud', 'keys', 'create', '--tenant-id', 'ten_test01', '--name', 'aaa', '-o', 'json'],
			{env: environment},
		);
		const {id} = (JSON.parse(stdout) as {key: Key}).key;
		await terminal.shows(new RegExp(String.raw`❯ +steady[^]*\+ aaa +${id} +● active`));
		await phyware(['cloud', 'keys', 'revoke', id], {env: environment});
		t.truthy(await terminal.shows(new RegExp(`❯ +steady[^]*aaa +${id} +✕ revoked`)));
	},
);

test.serial(
	'marked keys are revoked together; one failure does not stop the others, and can be tried again',
	async (t) => {
		const {environment, addKey, store} = await installation(t);
		for (const name of ['a', 'b']) {
			addKey({name});
		}

		const terminal = openTerminal(t, [...session, '--tenant-id', 'ten_test01'], {env: environment});
		await terminal.shows(/2 keys/);
		terminal.press('  r');
		await terminal.shows(/Revoke 2 keys[\s\S]*Type 2 to revoke them/);
		terminal.press(`3${enter}`);
		await terminal.shows(/That is not 2\./);
		terminal.press(`\u00152${enter}`);
		await terminal.shows(/All 2 are revoked\./);
		t.is(store.listAudit().filter(({action}) => action === 'key.revoked').length, 2);
		terminal.press(enter);
		await terminal.shows(/2 revoked/);
		terminal.press(ctrlC);
		t.is((await terminal.exit()).exitCode, 130);
	},
);

test.serial('a server that dies leaves the rows, says since when, and is found again by itself', async (t) => {
	const first = await installation(t);
	first.addKey({name: 'kept'});
	const terminal = openTerminal(t, [...session, '--tenant-id', 'ten_test01'], {env: first.environment});
	await terminal.shows(/kept/);
	const port = Number(first.address.port);
	await first.close();
	await terminal.shows(/○ offline since \d\d:\d\d:\d\d[\s\S]*kept/);
	const second = await installation(t, {port});
	second.addKey({name: 'again'});
	await terminal.shows(/Sign in[\s\S]*This API key has stopped working/);
	terminal.press(`${second.operator}${enter}`);
	await terminal.shows(/● live[\s\S]*again/);
	terminal.press('q');
	t.is((await terminal.exit()).exitCode, 0);
});

test.serial(
	'an address that does not answer leads to sign-in, which keeps the key for that address alone',
	async (t) => {
		const {environment, address, close} = await installation(t);
		await close();
		const terminal = openTerminal(t, session, {env: environment});
		await terminal.shows(/Sign in\n[\s\S]*Nothing answers at[\s\S]*API key +already given/);
		terminal.press(`\u0015http://localhost:1${enter}`);
		await terminal.shows(/API key +❯/);
		terminal.press(enter);
		await terminal.shows(/Paste or type an API key/);
		const back = await installation(t, {port: Number(address.port)});
		terminal.press(`\u001B[Z\u0015${address.origin}${enter}`);
		await terminal.shows(/does not accept this API key|is not known/);
		terminal.press(`${back.operator}${enter}`);
		await terminal.shows(/Test tenant/);
		terminal.press(ctrlC);
		t.is((await terminal.exit()).exitCode, 130);
	},
);

test.serial(
	'create with something missing opens the form filled in, also when the tenant has to be chosen first',
	async (t) => {
		const {environment} = await installation(t);
		const create = [...session, 'create', '--scopes', 'admin:keys', '--expires', '1y'];
		const form = openTerminal(t, [...create, '--tenant-id', 'ten_test01'], {env: environment});
		await form.shows(/New key[\s\S]*\[ \] read:events[\s\S]*\[✓\] admin:keys[\s\S]*\(•\) 1 year/);
		form.press(ctrlC);
		t.is((await form.exit()).exitCode, 130);
		const picker = openTerminal(t, [...create, '--name', 'given'], {env: environment});
		await picker.shows(/Test tenant/);
		picker.press(`test tenant${enter}`);
		await picker.shows(/New key[\s\S]*Name +❯ given[\s\S]*\[✓\] admin:keys/);
		picker.press(ctrlC);
		t.is((await picker.exit()).exitCode, 130);
	},
);

test.serial(
	'without admin:tenants the picker becomes a field for an id; without admin:keys it says what is missing',
	async (t) => {
		const {environment, addKey} = await installation(t);
		const keysOnly = addKey({name: 'keys-only', scopes: ['admin:keys']});
		const reader = addKey({name: 'reader'});
		const picker = openTerminal(t, session, {env: {...environment, PHYCLOUD_API_KEY: keysOnly.secret}});
		await picker.shows(/lacks the scope admin:tenants[\s\S]*Type the id of a tenant/);
		picker.press(`ten_test01${enter}`);
		await picker.shows(/Test tenant +● live[\s\S]*keys-only/);
		picker.press(ctrlC);
		t.is((await picker.exit()).exitCode, 130);
		const refused = openTerminal(t, [...session, '--tenant-id', 'ten_test01'], {
			env: {...environment, PHYCLOUD_API_KEY: reader.secret},
		});
		await refused.shows(/admin:keys is missing/);
		refused.press(ctrlC);
		t.is((await refused.exit()).exitCode, 130);
	},
);

for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) {
	test.serial(`${signal} ends the session with the terminal as it was`, async (t) => {
		const {environment} = await installation(t);
		const terminal = openTerminal(t, [...session, '--tenant-id', 'ten_test01'], {env: environment});
		await terminal.shows(/live/);
		t.true(terminal.isAlternate());
		terminal.kill(signal);
		t.is((await terminal.exit()).exitCode, {SIGTERM: 143, SIGHUP: 129, SIGINT: 130}[signal]);
		t.false(terminal.isAlternate());
		t.true(terminal.raw.includes('\u001B[?1004l'));
		t.true(terminal.raw.lastIndexOf('\u001B[?25h') > terminal.raw.lastIndexOf('\u001B[?25l'));
	});
}

test.serial('200 keys in one chunk all count', async (t) => {
	const {environment} = await installation(t);
	const terminal = openTerminal(t, [...session, 'create', '--tenant-id', 'ten_test01'], {
		env: environment,
		columns: 300,
	});
	await terminal.shows(/New key/);
	terminal.press('abcdefghij'.repeat(20));
	await terminal.shows(/(?:abcdefghij){20}/);
	terminal.press('\u007F'.repeat(150));
	await terminal.shows(/❯ (?:abcdefghij){5}\s*$/m);
	terminal.press(ctrlC);
	t.is((await terminal.exit()).exitCode, 130);
});

test.serial('Ctrl-Z puts the session aside with the terminal as it was, and fg brings it back', async (t) => {
	const {environment} = await installation(t);
	const terminal = openTerminal(t, [], {env: {...environment, PS1: '$ '}, command: ['bash', '--norc', '-i']});
	await terminal.shows(/\$/);
	terminal.press(`phyware cloud keys --tenant-id ten_test01${enter}`);
	await terminal.shows(/live/);
	terminal.press('\u001A');
	await terminal.shows(/Stopped/);
	t.false(terminal.isAlternate());
	terminal.press(`fg${enter}`);
	await terminal.shows(/Press n to create one[\s\S]*q quit/);
	t.true(terminal.isAlternate());
	terminal.press('q');
	await terminal.shows((screen) => !screen.includes('live') && screen.trimEnd().endsWith('$'));
	terminal.press(`exit${enter}`);
	t.is((await terminal.exit()).exitCode, 0);
});

test.serial('with CI set there is no session', async (t) => {
	const {environment} = await installation(t);
	const {exitCode, stderr} = await shell('phyware cloud keys', {env: {...environment, CI: '1'}});
	t.is(exitCode, 4);
	t.regex(stderr, /missing required flag: --tenant-id/);
});
