import test from 'ava';
import {unmeasured} from '../../helpers/unmeasured.js';
import {openKeys} from './every-screen.js';
import {gridProblems} from './grid.js';
import {moment, openSession} from './open-session.js';

unmeasured();

const since = moment.toLocaleTimeString('en-GB');

test('offline keeps the rows, and says since when and as of when', async (t) => {
	const {terminal, server} = await openKeys(t, {timeLimit: 1500});
	await server.close();
	terminal.press('\u0012');
	const screen = await terminal.shows(/offline/);
	t.true(screen.includes(`○ offline since ${since}`));
	t.true(screen.includes(`as of ${since}`));
	t.regex(screen, /retrying in \d+ s/);
	t.regex(screen, /ingest-gateway .*● active/);
	t.deepEqual(gridProblems(terminal, {header: /^Demo installation/, footer: /\? help/}), []);
});

test('an address where nothing answers leads to sign-in, which says what happened, why and what to do', async (t) => {
	const {terminal} = await openSession(t, {
		address: new URL('http://127.0.0.1:9'),
		timeLimit: 200,
		tenantId: 'ten_test01',
	});
	const screen = await terminal.shows(/Nothing answers/);
	t.regex(screen, /^ Sign in\n/);
	t.regex(screen, /Nothing answers at http:\/\/127\.0\.0\.1:9\. The connection was refused\. Check --url/);
	t.regex(screen, /Address {3}❯ http:\/\/127\.0\.0\.1:9\n/);
});

test('tenants that cannot be fetched say what happened, and which key tries again; those known stay below', async (t) => {
	const {terminal, server} = await openSession(t, {timeLimit: 1500});
	await terminal.shows(/7 tenants/);
	await server.close();
	terminal.press('\u0012');
	const screen = await terminal.shows(/Nothing answers/);
	t.regex(
		screen,
		/\n The connection was refused\.\n.*Press ctrl\+r to retry\.\n\n {3}NAME +ID .*\n {3}All tenants\n ❯ Acme Robotics /,
	);
	t.regex(screen, /\n {3}Nordlys Drones /);
	t.regex(terminal.rows().at(-1)!, /⏎ open/);
	terminal.press('zzz');
	t.notRegex(await terminal.shows((now) => !now.includes('Acme')), /NAME/);
	t.notRegex(terminal.rows().at(-1)!, /⏎ open/);
});

test('a tenant without keys says so and how to create one', async (t) => {
	const {terminal} = await openSession(t, {seed: 'bare', tenantId: 'ten_test01'});
	const screen = await terminal.shows(/This tenant has no keys yet\.\n Press n to create one\./);
	t.regex(screen, /● live/);
	const footer = terminal.rows().at(-1)!;
	t.true(footer.includes('n new'));
	t.false(footer.includes('r revoke'));
	t.false(footer.includes('details'));
});

test('a filter without matches says so, keeps the counts, and esc shows all again', async (t) => {
	const {terminal} = await openKeys(t);
	terminal.press('/zzz');
	const screen = await terminal.shows(/No key matches zzz\./);
	t.regex(screen, /Press esc to see all\./);
	t.regex(screen, /\/ zzz {4,}0 of 5/);
	terminal.press('\u001B');
	t.regex(await terminal.shows(/ingest-gateway/), /5 keys/);
});

test('tenants of which none matches say so', async (t) => {
	const {terminal} = await openSession(t);
	await terminal.shows(/7 tenants/);
	terminal.press('zzzz');
	t.regex(await terminal.shows(/No tenant matches\./), /0 of 7 tenants[\s\S]*Press esc to see all\./);
});

test('a status that no key has says so and how to see others', async (t) => {
	const {terminal} = await openSession(t, {seed: 'bare', tenantId: 'ten_test01', keys: [{name: 'lonely'}]});
	await terminal.shows(/lonely/);
	terminal.press('ff');
	t.regex(await terminal.shows(/No key is expiring\./), /Press f to see others\./);
});

test('letters that a filter matches are underlined', async (t) => {
	const {terminal} = await openKeys(t);
	terminal.press('/igateway');
	await terminal.shows(/1 of 5/);
	t.regex(terminal.raw, /\u001B\[4mi\u001B\[24m/);
});

for (const size of [
	{columns: 19, rows: 5},
	{columns: 20, rows: 4},
	{columns: 5, rows: 2},
]) {
	test(`${size.columns}×${size.rows} says that it is too small, and shows the screen again once it is not`, async (t) => {
		const {terminal} = await openSession(t, {size, seed: 'bare', tenantId: 'ten_test01'});
		const words = size.columns < 'too small'.length ? 'too …' : 'too small';
		await terminal.shows((screen) => screen.trim() === words);
		t.deepEqual(terminal.wrappedRows(), []);
		terminal.resize({columns: 20, rows: 5});
		await terminal.shows(/^ Test tenant\n/);
		terminal.resize({columns: 120, rows: 32});
		await terminal.shows(/no keys yet/);
	});
}

test('a session takes the alternate screen, and gives it back as it was', async (t) => {
	const {terminal, ended} = await openKeys(t);
	t.true(terminal.isAlternate());
	terminal.press('q');
	t.deepEqual(await ended, {exitCode: 0, facts: undefined});
	await terminal.flush();
	t.false(terminal.isAlternate());
	t.is(terminal.screen().trim(), '');
});

test('what became of each key is told where there is no room for all columns', async (t) => {
	const {terminal, server} = await openKeys(t);
	terminal.press(' j ');
	await terminal.shows(/2 marked/);
	terminal.press('r');
	await terminal.shows(/Type 2/);
	server.store.prepare("DELETE FROM keys WHERE name = 'fleet-eu-west'").run();
	terminal.press('2\r');
	await terminal.shows(/1 of 2 is revoked; 1 is not\./);
	terminal.resize({columns: 19, rows: 4});
	await terminal.shows(/too small/);
	terminal.resize({columns: 40, rows: 16});
	const screen = await terminal.shows(/Revoke 2 keys[\s\S]*help/);
	t.regex(screen, /fleet-eu-west .* not revoked$/m);
	t.regex(screen, /ingest-gateway .* revoked$/m);
});
