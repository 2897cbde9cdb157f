import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {openTerminal} from '../helpers/terminal.js';

const session = ['cloud', 'keys', '--tenant-id', 'ten_test01'];

/** The state in which the private modes of the terminal were left that a session changes: autowrap, cursor, focus reports, alternate screen. */
function modesAfter(raw: string): string {
	return [7, 25, 1004, 1049]
		.map((mode) => {
			const states = raw.matchAll(new RegExp(String.raw`\u001B\[\?${mode}(?<state>[hl])`, 'g')).toArray();
			return `${mode}${states.at(-1)?.groups!['state']}`;
		})
		.join(' ');
}

const own = '7l 25l 1004h 1049h';
const before = '7h 25h 1004l 1049l';

test.serial('SIGQUIT ends the session with the terminal as it was', async (t) => {
	const {environment} = await installation(t);
	const terminal = openTerminal(t, session, {env: environment});
	await terminal.shows(/live/);
	await terminal.shows(() => modesAfter(terminal.raw) === own);
	terminal.kill('SIGQUIT');
	const {signal} = await terminal.exit();
	t.is(signal, 3);
	t.is(modesAfter(terminal.raw), before);
});

test.serial('Ctrl-Z gives the shell its terminal back, and fg the session its own', async (t) => {
	const {environment} = await installation(t);
	const terminal = openTerminal(t, [], {env: {...environment, PS1: '$ '}, command: ['bash', '--norc', '-i']});
	await terminal.shows(/\$/);
	terminal.press(`phyware ${session.join(' ')}\r`);
	await terminal.shows(/live/);
	terminal.press('\u001A');
	await terminal.shows(/Stopped/);
	t.is(modesAfter(terminal.raw), before);
	terminal.press('fg\r');
	await terminal.shows(/Press n to create one[\s\S]*q quit/);
	await terminal.shows(() => modesAfter(terminal.raw) === own);
	terminal.press('q');
	await terminal.shows((screen) => !screen.includes('live') && screen.trimEnd().endsWith('$'));
	t.is(modesAfter(terminal.raw), before);
	terminal.press('exit\r');
	t.is((await terminal.exit()).exitCode, 0);
});

test.serial('Ctrl-Z where nothing brings a session back leaves it where it is, and says so', async (t) => {
	t.timeout(10_000);
	const {environment} = await installation(t);
	const terminal = openTerminal(t, session, {env: environment});
	await terminal.shows(/live/);
	terminal.press('\u001A');
	await terminal.shows(/Can't suspend: no job control here\./);
	await terminal.shows(() => modesAfter(terminal.raw) === own);
	terminal.press('q');
	t.is((await terminal.exit()).exitCode, 0);
});
