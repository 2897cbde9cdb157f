import test, {type ExecutionContext} from 'ava';
import {unmeasured} from '../../helpers/unmeasured.js';
import {gridProblems} from './grid.js';
import {openSession, type OpenSession} from './open-session.js';

unmeasured();

/** Two keys, the first with an untrusted name and under the cursor. */
async function openWith(t: ExecutionContext, name: string): Promise<OpenSession> {
	const session = await openSession(t, {
		seed: 'bare',
		tenantId: 'ten_test01',
		keys: [
			{id: 'key_untrusted', name, used: '2026-11-23T14:03:00Z'},
			{id: 'key_ordinary', name: 'ordinary', used: '2026-11-22T14:03:00Z'},
		],
	});
	await session.terminal.shows(/Test tenant[\s\S]*ordinary/);
	return session;
}

/** Shows the name everywhere: the list, the details beside it, help in between, the confirmation. */
async function showEverywhere({terminal}: OpenSession): Promise<void> {
	terminal.press('\r');
	await terminal.shows(/Created/);
	terminal.press('\r');
	await terminal.shows((screen) => !screen.includes('Created'));
	terminal.press('r');
	await terminal.shows(/to revoke it/);
	terminal.press('x?');
	await terminal.shows(/to revoke it.*x\?/);
}

const hostile = [
	{what: 'a color and an erased screen', name: 'red\u001B[31;5m\u001B[2Jred', raw: '\u001B[31;5m'},
	{what: 'a window title', name: 'title\u001B]0;owned\u0007', raw: 'owned'},
	{what: 'a query that the terminal would answer', name: 'query\u001B[6n', raw: '\u001B[6n'},
	{what: 'a control of eight bits', name: 'eight\u009B31m', raw: '\u009B'},
	{what: 'a link', name: 'link\u001B]8;;https://evil.example\u001B\\here\u001B]8;;\u001B\\', raw: 'evil.example'},
	{what: 'invisible letters', name: 'gone\u001B[8mhidden\u001B[28m', raw: '\u001B[8m'},
	{what: 'text that runs backwards', name: 'photo\u202Egpj.exe', raw: '\u202E'},
	{what: 'an isolate', name: 'isolate\u2067abc', raw: '\u2067'},
	{what: 'a line separator', name: 'two\u2028lines', raw: '\u2028'},
	{what: 'tag letters', name: 'tags\u{E0041}\u{E0042}', raw: '\u{E0041}'},
	{what: 'a bell and a backspace', name: 'bell\u0007\u0008\u0008', raw: '\u0008'},
	{what: 'a stack of marks', name: `z${'\u0301'.repeat(40)}`, raw: '\u0301'.repeat(5)},
	{what: 'a line feed', name: 'one\ntwo', raw: 'one\ntwo'},
];

for (const {what, name, raw} of hostile) {
	test(`a name with ${what} does not reach the terminal as it is`, async (t) => {
		const session = await openWith(t, name);
		await showEverywhere(session);
		t.true(name.includes(raw));
		t.false(session.terminal.raw.includes(raw));
	});
}

const wide = ['疾風ドローン監視', '🚀 launch', '한국어 키', 'Ünïcödé', '🇳🇴 flag', 'x'.repeat(100), '漢'.repeat(100)];
// Terminals that go by code points draw these wider or narrower than those that go by graphemes.
const composed = ['👨‍👩‍👧‍👦 family', '👍🏽 thumb', '❤️ heart'];

for (const name of [...wide, ...hostile.map((entry) => entry.name)]) {
	test(`the grid stands with the name ${JSON.stringify(name).slice(0, 30)}`, gridStands, name);
}

for (const name of composed) {
	test(`the grid stands with the composed emoji of ${JSON.stringify(name)}`, gridStands, name);
}

async function gridStands(t: ExecutionContext, name: string): Promise<void> {
	const {terminal} = await openWith(t, name);
	t.deepEqual(gridProblems(terminal, {header: /^Demo installation › Test tenant/, footer: /\? help/}), []);
	const rows = terminal.rows();
	const untrusted = rows.findIndex((row) => row.includes('key_untrusted'));
	const ordinary = rows.findIndex((row) => row.includes('key_ordinary'));
	t.is(ordinary, untrusted + 1);
	t.is(terminal.columnOf(untrusted, 'key_untrusted'), terminal.columnOf(ordinary, 'key_ordinary'));
	// The other way round, so that the untrusted name stands beside a line of its details.
	terminal.press('S');
	await terminal.shows(/key_ordinary[\s\S]*key_untrusted/);
	terminal.press('\r');
	await terminal.shows(/Created/);
	const rowsBeside = terminal.rows();
	const secret = rowsBeside.findIndex((row) => row.includes(' Secret '));
	const pane = terminal.columnOf(secret, 'Secret');
	const pointer = rowsBeside.findIndex((row) => row.startsWith(' ❯'));
	t.is(pointer, untrusted + 1);
	t.true(pane > 60);
	t.regex(terminal.textAt(pointer, pane - 2), /^ {2}\S/);
	t.deepEqual(terminal.wrappedRows(), []);
}
