import test, {type ExecutionContext} from 'ava';
import {openKeys} from './every-screen.js';
import {openSession, type OpenSession, type SessionSetting} from './open-session.js';

const relays = Array.from({length: 23}, (_, index) => ({
	id: `key_relay${String(index).padStart(2, '0')}`,
	name: `relay-${String(index).padStart(2, '0')}`,
}));

/** A list of 23 keys, of which 18 are on a screen of 24 rows. */
async function openRelays(t: ExecutionContext, setting: SessionSetting = {}): Promise<OpenSession> {
	const size = {columns: 100, rows: 24};
	const session = await openSession(t, {seed: 'bare', keys: relays, tenantId: 'ten_test01', size, ...setting});
	await session.terminal.shows(/23 keys/);
	return session;
}

const summaryOf = ({terminal}: OpenSession) => terminal.rows().at(-2)!;

test('which rows are on the screen stands at the right edge where not all of them are', async (t) => {
	const session = await openRelays(t);
	t.regex(summaryOf(session), /^ 23 keys · 23 active · by used, latest first {2,}1–18 of 23$/);
	t.is(session.terminal.widthOf(22), 99);
	session.terminal.press('G');
	await session.terminal.shows(/6–23 of 23$/m);
	session.terminal.press('/relay-1');
	await session.terminal.shows(/10 of 23/);
	session.terminal.press('\r');
	await session.terminal.shows(/\/relay-1/);
	t.regex(summaryOf(session), /^ 10 of 23 keys · \/relay-1 · by used, latest first$/);
});

test('in ASCII which rows are on the screen is told in ASCII', async (t) => {
	t.regex(summaryOf(await openRelays(t, {look: {unicode: false}})), / {2}1-18 of 23$/);
});

test('on a narrow screen the summary gives way to which rows are on it', async (t) => {
	const session = await openRelays(t, {size: {columns: 40, rows: 24}});
	t.regex(summaryOf(session), /^ 23 keys · 23 active {2,}1–18 of 23$/);
});

test('keys by state are counted where neither a filter nor a status narrows the list', async (t) => {
	const session = await openKeys(t);
	const {terminal} = session;
	t.is(summaryOf(session), ' 5 keys · 2 active, 1 expiring, 1 expired, 1 revoked · by used, latest first');
	terminal.press('f');
	await terminal.shows(/only active/);
	t.is(summaryOf(session), ' 2 of 5 keys · only active · by used, latest first');
	terminal.press('\u001B');
	await terminal.shows(/5 keys/);
	terminal.press(' ');
	await terminal.shows(/1 marked/);
	t.is(summaryOf(session), ' 5 keys · 1 marked · 2 active, 1 expiring, 1 expired, 1 revoked · by used, latest first');
});

const aged = [
	{name: 'anna', id: 'key_c', created: '2026-11-01T00:00:00Z', used: '2026-11-23T14:00:00Z'},
	{
		name: 'bert',
		id: 'key_a',
		created: '2026-11-02T00:00:00Z',
		used: '2026-11-20T14:00:00Z',
		expires: '2027-06-01T00:00:00Z',
	},
	{
		name: 'carl',
		id: 'key_b',
		created: '2026-11-03T00:00:00Z',
		revoked: '2026-11-04T00:00:00Z',
		expires: '2027-05-01T00:00:00Z',
	},
];

// What s leads to, one after the other, and what S makes of it; the first of the rows in each. What never was comes last.
const orders: ReadonlyArray<readonly [field: string, words: string, first: string, turned: string, last: string]> = [
	['name', 'A to Z', 'anna', 'Z to A', 'carl'],
	['id', 'A to Z', 'bert', 'Z to A', 'anna'],
	['status', 'active first', 'anna', 'revoked first', 'carl'],
	['created', 'latest first', 'carl', 'longest ago first', 'anna'],
	['expires', 'soonest first', 'carl', 'latest first', 'bert'],
	['used', 'latest first', 'anna', 'longest ago first', 'bert'],
];

test('the order is told in words, and the rows are in it', async (t) => {
	const session = await openSession(t, {seed: 'bare', keys: aged, tenantId: 'ten_test01'});
	const {terminal} = session;
	await terminal.shows(/3 keys/);
	const seen = [];
	for (const [field, words, , turned] of orders) {
		terminal.press('s');
		await terminal.shows(new RegExp(`by ${field}, ${words}$`, 'm'));
		const first = nameOf(terminal.rows()[3]!);
		terminal.press('S');
		await terminal.shows(new RegExp(`by ${field}, ${turned}$`, 'm'));
		seen.push([field, words, first, turned, nameOf(terminal.rows()[3]!)]);
		terminal.press('S');
		await terminal.shows(new RegExp(`by ${field}, ${words}$`, 'm'));
	}

	t.deepEqual(seen, orders);
});

function nameOf(row: string): string {
	return /^[ ❯+]*(\S+)/.exec(row)![1]!;
}

test('the footer says how many keys are revoked with r', async (t) => {
	const {terminal} = await openKeys(t);
	const footer = () => terminal.rows().at(-1)!;
	t.regex(footer(), / {2}r revoke {2}/);
	terminal.press(' j ');
	await terminal.shows(/2 marked/);
	t.regex(footer(), / {2}r revoke 2 marked {2}/);
	t.regex(footer(), / {2}\? help {2}q quit$/);
});

test('offline the summary is what went wrong', async (t) => {
	const session = await openKeys(t, {timeLimit: 1500});
	const {origin} = session.server.address;
	await session.server.close();
	session.terminal.press('\u0012');
	await session.terminal.shows(/offline/);
	t.is(summaryOf(session), ` Nothing answers at ${origin}.`);
});

test('offline with the filter open the summary is the filter', async (t) => {
	const session = await openKeys(t, {timeLimit: 1500});
	session.terminal.press('/gate');
	await session.terminal.shows(/1 of 5/);
	await session.server.close();
	await session.terminal.shows(/offline/);
	t.regex(summaryOf(session), /^ \/ gate .*1 of 5$/);
});

function checkRefusal(t: ExecutionContext, {terminal}: OpenSession, word: string): void {
	t.true(terminal.rows()[0]!.endsWith(`  ${word}`));
	const screen = terminal.screen();
	t.regex(screen, / Press t to choose another tenant\.$/m);
	t.notRegex(screen, /offline|next try/);
	const footer = terminal.rows().at(-1)!;
	t.regex(footer, /t tenants/);
	t.notRegex(footer, /n new|r revoke|filter|sort|status/);
}

test('a tenant that is not there is not found, not offline: t leads to others, and n is not offered', async (t) => {
	const session = await openSession(t, {seed: 'bare', tenantId: 'ten_gone'});
	t.regex(await session.terminal.shows(/Press t/), /^ Tenant not found/m);
	checkRefusal(t, session, 'not found');
	session.terminal.press('nt');
	await session.terminal.shows(/2 tenants/);
});

test('a tenant that is not for this key is not allowed, not offline: t leads to others, and n is not offered', async (t) => {
	const session = await openSession(t, {seed: 'bare', tenantId: 'ten_test01'});
	await session.terminal.shows(/no keys yet/);
	session.server.store.prepare("UPDATE keys SET scopes = '[]' WHERE name = 'demo-admin'").run();
	session.terminal.press('\u0012');
	t.regex(await session.terminal.shows(/Press t/), /admin:keys/);
	checkRefusal(t, session, 'not allowed');
});
