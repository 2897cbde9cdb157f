import test from 'ava';
import {InterruptedError} from '../../../source/core/errors.js';
import {openKeys} from './every-screen.js';
import {type OpenSession} from './open-session.js';

/** Creates a key and stands on its secret. */
async function mint({terminal, server}: OpenSession): Promise<string> {
	terminal.press('n');
	await terminal.shows(/who will use it/);
	terminal.press('fresh\r');
	await terminal.shows(/only time/);
	return server.store.prepare("SELECT id FROM keys WHERE name = 'fresh'").get()!['id'] as string;
}

const lost = (id: string) => `The key "fresh" (${id}) exists, but its secret was not copied or written to a file.`;

const endings: ReadonlyArray<readonly [question: string, answer: string, exitCode: number]> = [
	['q', 'y', 0],
	['\u0003', 'y', 130],
	['\u0003', '\u0003', 130],
];

for (const [question, answer, exitCode] of endings) {
	test(`left over an unsaved secret by ${JSON.stringify(question + answer)} a session ends with what to know of it`, async (t) => {
		const session = await openKeys(t);
		const id = await mint(session);
		session.terminal.press(question);
		await session.terminal.shows(/Quit without the secret of fresh\?/);
		session.terminal.press(answer);
		t.deepEqual(await session.ended, {
			exitCode,
			facts: {reason: lost(id), remedy: `To revoke the key, run: phyware cloud keys revoke ${id}`},
		});
	});
}

test('one goes back to the list from a secret, which is asked about as leaving, not as quitting', async (t) => {
	const session = await openKeys(t);
	await mint(session);
	session.terminal.press('\u001B');
	await session.terminal.shows(/^ Leave without the secret of fresh\?/m);
	session.terminal.press('y');
	await session.terminal.shows(/❯\+ fresh /);
	session.terminal.press('q');
	t.deepEqual(await session.ended, {exitCode: 0, facts: undefined});
});

test('a signal ends the session with its error, which says what to know', async (t) => {
	const session = await openKeys(t);
	const id = await mint(session);
	session.stop(new InterruptedError('SIGTERM'));
	const error = await t.throwsAsync<InterruptedError>(session.ended, {instanceOf: InterruptedError});
	t.like(error, {
		signal: 'SIGTERM',
		message: 'Terminated.',
		reason: lost(id),
		remedy: 'To get it, run: phyware cloud keys recover',
	});
});

test('a signal over a list ends the session with nothing more to know', async (t) => {
	const session = await openKeys(t);
	session.stop(new InterruptedError('SIGHUP'));
	const error = await t.throwsAsync<InterruptedError>(session.ended, {instanceOf: InterruptedError});
	t.like(error, {signal: 'SIGHUP', reason: undefined, remedy: undefined});
});

test('what each key came to stands in its row as soon as it is known, and why it failed once below', async (t) => {
	const {terminal, server} = await openKeys(t);
	terminal.press(' j ');
	await terminal.shows(/2 marked/);
	terminal.press('r');
	await terminal.shows(/Type 2/);
	const gone = server.store.prepare("DELETE FROM keys WHERE name IN ('fleet-eu-west', 'ingest-gateway')");
	t.is(Number(gone.run().changes), 2);
	terminal.press('2\r');
	const screen = await terminal.shows(/0 of 2 are revoked; 2 are not\./);
	t.regex(screen, /^ fleet-eu-west {2,}key_0zj4r6n8yc1k {2}not revoked /m);
	t.regex(screen, /^ ingest-gateway {2,}key_8f3kq2m1xv7t {2}not revoked /m);
	t.is(screen.split('Key not found. Check KEY_ID.').length, 2);
	t.regex(screen, /^ r try the failed ones again {2}esc back to the list {2}\? help$/m);
});
