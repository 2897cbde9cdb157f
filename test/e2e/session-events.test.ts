import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {openTerminal} from '../helpers/terminal.js';

test('a key with an admin scope that somebody else creates is said until the events are read', async (t) => {
	const server = await installation(t, {seed: 'demo'});
	const {environment, addKey} = server;
	const terminal = openTerminal(t, ['cloud', 'keys', '--tenant-id', 'ten_abc123'], {env: environment});
	await terminal.shows(/ingest-gateway[\s\S]*live|live[\s\S]*ingest-gateway/);
	addKey({tenant: 'ten_abc123', name: 'totally-normal', scopes: ['admin:keys']});
	await terminal.shows(/New key with admin:keys: totally-normal in Acme Robotics, created by \S+\. e shows it\./);
	terminal.press('j');
	await terminal.shows(/New key with admin:keys/);
	terminal.press('e');
	await terminal.shows(/Events[\s\S]*created +totally-normal +Acme Robotics +by \S+ +admin:keys, never ends/);
	terminal.press('\r');
	await terminal.shows(/[❯>] +totally-normal/);
	t.notRegex(terminal.screen(), /New key with admin/);
	terminal.press('q');
	t.is((await terminal.exit()).exitCode, 0);
});
