import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {phyware} from '../helpers/run.js';
import {openTerminal} from '../helpers/terminal.js';

// What takes far more memory than a list needs ends the program.
const limited = {NODE_OPTIONS: '--max-old-space-size=128', CI: undefined};

const unixTest = process.platform === 'win32' ? test.skip : test;

for (const [what, name] of [
	['100 kB', 'x'.repeat(100_000)],
	['1 MB', 'x'.repeat(1_000_000)],
	['100 kB of marks that stack', `e${'\u0301'.repeat(50_000)}`],
	['100 kB of emoji that join', '👩‍👩‍👧‍👦'.repeat(4000)],
	['100 kB of escape sequences', '\u001B[31m'.repeat(20_000)],
] as const) {
	test(`a name of ${what} is listed`, async (t) => {
		const {environment, addKey} = await installation(t);
		const {id} = addKey({name});
		const env = {...environment, ...limited};
		const list = ['cloud', 'keys', 'list', '--tenant-id', 'ten_test01'];
		const [table, json] = await Promise.all([phyware(list, {env}), phyware([...list, '-o', 'json'], {env})]);
		t.is(table.exitCode, 0, table.stderr.slice(0, 1000));
		t.true(table.stdout.includes(id));
		const {keys} = JSON.parse(json.stdout) as {readonly keys: ReadonlyArray<{readonly name: string}>};
		t.is(keys[0]!.name, name);
	});

	unixTest(`a key with a name of ${what} is revoked after a question, and in the session by its id`, async (t) => {
		const {environment, addKey, store} = await installation(t);
		const [{id}, other] = [addKey({name}), addKey({name: 'short'})];
		const env = {...environment, ...limited};
		const asking = openTerminal(t, ['cloud', 'keys', 'revoke', id], {env});
		t.true((await asking.shows(/Revoke it\? \[y\/N\]/)).includes(id));
		asking.press('n\r');
		t.is((await asking.exit()).exitCode, 1);
		const session = openTerminal(t, ['cloud', 'keys', '--tenant-id', 'ten_test01'], {env});
		await session.shows(new RegExp(other.id));
		session.press(`/${id}\r`);
		await session.shows((screen) => !screen.includes(other.id));
		session.press('r');
		await session.shows(new RegExp(`Type ${id} to revoke it`));
		session.press(`${id}\r`);
		await session.shows(/Revoked\./);
		t.is(store.getKey(id, new Date().toISOString())?.status, 'revoked');
	});
}
