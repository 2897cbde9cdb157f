import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {phyware} from '../helpers/run.js';
import {openTerminal} from '../helpers/terminal.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

test('R rotates a key in the session, to the proof and the old key’s end; the command knows of it', async (t) => {
	const server = await installation(t);
	const {store, addKey} = server;
	const env = {...server.environment, XDG_STATE_HOME: temporaryFolder()};
	const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
	const old = addKey({name: 'line', created: hoursAgo(9000), used: hoursAgo(2)});
	const terminal = openTerminal(t, ['cloud', 'keys', '--tenant-id', 'ten_test01'], {env, columns: 120});
	await terminal.shows(/live[\s\S]*line/);
	terminal.press('R');
	await terminal.shows(
		/Rotate line[\s\S]*Replaces line \(key_\w+, used 2 h ago, never expires\), which keeps working[\s\S]*line-2/,
	);
	terminal.press('\r');
	await terminal.shows(/line-2[\s\S]*only time/);
	terminal.press('q');
	await terminal.shows(/Quit without the secret of line-2\?/);
	terminal.press('n');
	await terminal.shows(/only time/);
	terminal.press('\u001B');
	await terminal.shows(/Leave without/);
	terminal.press('y');
	await terminal.shows(/⇄ line › line-2 · The new key has not been used yet\./);
	const status = await phyware(['cloud', 'keys', 'rotate', '--status', '-o', 'json'], {env});
	t.regex(status.stdout, new RegExp(old.id));
	const successor = store.findActiveByName('ten_test01', 'line-2')!;
	store.touchKey(successor, new Date().toISOString());
	await terminal.shows(/⇄ line › line-2 · The old key has been quiet for 2 h\. It can be revoked\./);
	terminal.press('j');
	await terminal.shows(/r revokes it\./);
	terminal.press('r');
	await terminal.shows(/Type line to revoke it/);
	terminal.press('line\r');
	await terminal.shows(/Revoked\./);
	terminal.press('\u001B');
	await terminal.shows((screen) => screen.includes('live') && !screen.includes('⇄'));
	terminal.press('q');
	t.is((await terminal.exit()).exitCode, 0);
	const after = await phyware(['cloud', 'keys', 'rotate', '--status', '-o', 'json'], {env});
	t.notRegex(after.stdout, new RegExp(old.id));
	t.truthy(store.getKey(old.id, new Date().toISOString())?.revoked_at);
});
