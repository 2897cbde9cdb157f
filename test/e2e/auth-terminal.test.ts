import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {testWith} from '../helpers/installed.js';
import {openKeyring} from '../helpers/keyring.js';
import {openTerminal} from '../helpers/terminal.js';
import {phyware} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const settingsIn = (home: string) => path.join(home, '.config/phyware/installations.json');

testWith(test, 'gnome-keyring-daemon', 'a person is asked for the URL and the key, which does not show', async (t) => {
	const home = temporaryFolder();
	const server = await installation(t);
	const {environment} = await openKeyring(t);
	const env = {...environment, HOME: home, PHYCLOUD_URL: server.address.origin, CI: undefined};
	const terminal = openTerminal(t, ['auth', 'login', '--label', 'prod'], {env});
	await terminal.shows(new RegExp(String.raw`URL of PhyCloud \[${server.address.origin}\]`));
	terminal.press('\r');
	await terminal.shows(/Sign-in by a browser is not available[\s\S]*API key for http\S+ \(hidden\):/);
	terminal.press(`${server.operator}\r`);
	await terminal.shows(/Signed in to http\S+ \(prod\), which is now the active\s+installation\./);
	await terminal.shows(/PHYCLOUD_URL is set/);
	t.is((await terminal.exit()).exitCode, 0);
	t.false(terminal.raw.includes(server.operator.slice(9)));

	const shown = openTerminal(t, ['auth', 'token'], {env});
	t.is((await shown.exit()).exitCode, 0);
	t.is(shown.screen().split('This is the API key for').length, 2, 'it is said once what is shown');
	t.true(shown.raw.includes(server.operator));
});

test('a person who changes their mind at the question for the key leaves nothing behind', async (t) => {
	const home = temporaryFolder();
	const server = await installation(t);
	const env = {HOME: home, CI: undefined, DBUS_SESSION_BUS_ADDRESS: undefined};
	const terminal = openTerminal(t, ['auth', 'login', '--credential-command', 'cat'], {env});
	await terminal.shows(/URL of PhyCloud \[http:\/\/localhost:8000\]/);
	terminal.press(`${server.address.origin}\r`);
	t.is((await terminal.exit()).exitCode, 4);
	t.regex(terminal.screen(), /it is empty/);
	const left = openTerminal(t, ['auth', 'login', '--credential-command', 'cat'], {env});
	await left.shows(/URL of PhyCloud/);
	left.press('\u0003');
	t.is((await left.exit()).exitCode, 130);
	t.false(existsSync(settingsIn(home)));
});

test('the session calls an installation by its label, and hides what is refused where nothing may be changed', async (t) => {
	const home = temporaryFolder();
	const server = await installation(t, {seed: 'demo'});
	const {origin} = server.address;
	const key = path.join(home, 'key');
	writeFileSync(key, server.operator);
	mkdirSync(path.dirname(settingsIn(home)), {recursive: true});
	const settings = {active: origin, installations: {[origin]: {label: 'prod', read_only: true, command: `cat ${key}`}}};
	writeFileSync(settingsIn(home), JSON.stringify(settings));
	const env = {HOME: home, CI: undefined};
	const terminal = openTerminal(t, ['cloud', 'keys', '--tenant-id', 'ten_abc123'], {env, columns: 120});
	await terminal.shows(/prod › Acme Robotics[\s\S]*read-only[\s\S]*live/);
	t.notRegex(terminal.screen(), /\bn new\b|r revoke/);
	terminal.press('n');
	await terminal.shows(/Read-only: nothing can be changed here\./);
	terminal.press('q');
	t.is((await terminal.exit()).exitCode, 0);
	const form = await phyware(['cloud', 'keys', 'create', '--tenant-id', 'ten_abc123', '--name', 'a'], {env});
	t.is(form.exitCode, 4);
});

test('i switches between installations, each with its own key, and back to where one was', async (t) => {
	const home = temporaryFolder();
	const [first, second] = [await installation(t, {seed: 'demo'}), await installation(t, {seed: 'demo'})];
	const entries = [first, second].map((server, index) => {
		const key = path.join(home, `key${index}`);
		writeFileSync(key, server.operator);
		return [
			server.address.origin,
			{label: ['staging', 'prod'][index], read_only: index === 1, command: `cat ${key}`},
		] as const;
	});
	mkdirSync(path.dirname(settingsIn(home)), {recursive: true});
	const settings = {active: first.address.origin, installations: Object.fromEntries(entries)};
	writeFileSync(settingsIn(home), JSON.stringify(settings));
	const env = {HOME: home, CI: undefined};
	const terminal = openTerminal(t, ['cloud', 'keys', '--tenant-id', 'ten_abc123'], {env, columns: 120});
	await terminal.shows(/staging › Acme Robotics[\s\S]*live/);
	terminal.press('i');
	await terminal.shows(/Installations[\s\S]*staging +http\S+ +here[\s\S]*prod +http\S+ +read-only/);
	terminal.press('j\r');
	await terminal.shows(/^ prod .*read-only.*signed in as demo-admin[\s\S]*Acme Robotics/);
	t.true(second.store.findActiveByName('ten_phyops', 'demo-admin') !== undefined);
	terminal.press('\u000F');
	await terminal.shows(/Installations[\s\S]*prod +http\S+ +here/);
	terminal.press('k\r');
	await terminal.shows(/staging › Acme Robotics[\s\S]*live/);
	t.regex(terminal.screen(), /n new/);
	// A key that is no longer accepted is said, and one stays.
	writeFileSync(path.join(home, 'key1'), 'phk_live_unknown');
	terminal.press('ij\r');
	await terminal.shows(/Installations[\s\S]*The API key is not known/);
	terminal.press('\u001B');
	await terminal.shows(/staging › Acme Robotics/);
	terminal.press('q');
	t.is((await terminal.exit()).exitCode, 0);
});
