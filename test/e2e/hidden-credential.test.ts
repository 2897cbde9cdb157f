import {type ChildProcess} from 'node:child_process';
import {chmodSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {phyware} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {openTerminal} from '../helpers/terminal.js';

const canary = 'phk_live_canary0123456789';
const linuxTest = process.platform === 'linux' ? test : test.skip;

linuxTest('while a command runs, its arguments are not in the list of processes', async (t) => {
	let child: ChildProcess | undefined;
	let listed = '';
	const {address} = await hostileServer(t, (socket, request) => {
		listed = readFileSync(`/proc/${child!.pid}/cmdline`, 'utf8');
		answeringJson(200, {keys: [], next_cursor: null})(socket, request);
	});
	const argv = ['cloud', 'keys', 'list', '--tenant-id', 'ten_a', '--api-key', canary, '--url', address.origin];
	const {exitCode} = await phyware(argv, {
		onStart(started) {
			child = started;
		},
	});
	t.is(exitCode, 0);
	t.regex(listed, /^phyware\0*$/);
});

linuxTest('a helper program does not inherit the credential, but the rest of the environment', async (t) => {
	const folder = temporaryFolder();
	const helper = path.join(folder, 'xsel');
	// What it gives back is its environment, and no copied text: the session asks the terminal then.
	writeFileSync(helper, '#!/bin/sh\nenv | tee "$0.environment"\n');
	chmodSync(helper, 0o755);
	const terminal = openTerminal(t, ['cloud', 'keys', 'create', '--demo'], {
		env: {PHYCLOUD_API_KEY: canary, CANARY: 'sings', PATH: `${folder}:${process.env['PATH']}`},
	});
	await terminal.shows(/Acme Robotics/);
	terminal.press('acme\r');
	await terminal.shows(/New key[\s\S]*Name +❯/);
	terminal.press('a\r');
	await terminal.shows(/only time/);
	terminal.press('c');
	await terminal.shows(/Sent to the terminal's clipboard/);
	const inherited = readFileSync(`${helper}.environment`, 'utf8');
	t.regex(inherited, /^CANARY=sings$/m);
	t.false(inherited.includes(canary));
});
