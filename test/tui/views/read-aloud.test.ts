import test, {type ExecutionContext} from 'ava';
import {InterruptedError} from '../../../source/core/errors.js';
import {openSession, type OpenSession} from './open-session.js';

async function openReadAloud(t: ExecutionContext): Promise<OpenSession> {
	const keys = [{name: 'gate', id: 'key_gate'}];
	const session = await openSession(t, {seed: 'bare', keys, tenantId: 'ten_test01', look: {isReadAloud: true}});
	await session.terminal.shows(/Test tenant[\s\S]*1 of 1: gate, key_gate/);
	return session;
}

test('read aloud, the keys are behind help, which is told alone', async (t) => {
	const {terminal} = await openReadAloud(t);
	const lines = () => terminal.screen().trimEnd().split('\n');
	t.is(lines().at(-1), '? help');
	terminal.press('n');
	await terminal.shows(/who will use it/);
	t.is(lines().at(-1), 'F1 help');
	terminal.press('fresh\r');
	await terminal.shows(/only time/);
	terminal.press('q');
	await terminal.shows(/Quit without/);
	t.is(lines().at(-1), '? help');
});

test('what was read aloud stays, and the shell goes on below it', async (t) => {
	const {terminal, ended} = await openReadAloud(t);
	t.false(terminal.isAlternate());
	terminal.press('q');
	await ended;
	await terminal.flush();
	t.regex(terminal.screen(), /1 of 1: gate/);
	t.regex(terminal.raw, /\n$/);
});

test('a secret that is shown when a signal ends the session does not stay', async (t) => {
	const {terminal, ended, stop} = await openReadAloud(t);
	terminal.press('n');
	await terminal.shows(/who will use it/);
	terminal.press('fresh\r');
	await terminal.shows(/only time/);
	terminal.press('v');
	await terminal.shows(/phk_test_\w{20}/);
	stop(new InterruptedError('SIGTERM'));
	await t.throwsAsync(ended, {instanceOf: InterruptedError});
	await terminal.flush();
	t.notRegex(terminal.screen(), /phk_test_\w{20}/);
	t.regex(terminal.screen(), /phk_test_•+/);
});
