import test from 'ava';
import {openKeys} from './every-screen.js';
import {openSession} from './open-session.js';

/** The last of what was written about a private mode of the terminal: set, reset, or nothing. */
function lastOf(raw: string, mode: number): string | undefined {
	return raw
		.matchAll(new RegExp(String.raw`\u001B\[\?${mode}(?<state>[hl])`, 'g'))
		.map(({groups}) => groups!['state'])
		.toArray()
		.at(-1);
}

const autowrap = 7;
const focusReports = 1004;

test('autowrap is off and focus reports are on while the session is drawn, and put back after', async (t) => {
	const {terminal, ended} = await openKeys(t);
	t.deepEqual([lastOf(terminal.raw, autowrap), lastOf(terminal.raw, focusReports)], ['l', 'h']);
	terminal.press('q');
	await ended;
	t.deepEqual([lastOf(terminal.raw, autowrap), lastOf(terminal.raw, focusReports)], ['h', 'l']);
});

test('autowrap is left alone where the screen is read aloud: lines are to be heard whole', async (t) => {
	const {terminal, ended} = await openSession(t, {seed: 'bare', tenantId: 'ten_test01', look: {isReadAloud: true}});
	await terminal.shows(/Press n to create/);
	terminal.press('q');
	await ended;
	t.is(lastOf(terminal.raw, autowrap), undefined);
	t.is(lastOf(terminal.raw, focusReports), 'l');
});
