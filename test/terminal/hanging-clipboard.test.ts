import {spawn} from 'node:child_process';
import {chmodSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {PassThrough} from 'node:stream';
import {setImmediate} from 'node:timers/promises';
import test from 'ava';
import {openClipboard} from '../../source/terminal/clipboard.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

const isLinux = process.platform === 'linux';

// The whole of a file is one test: the PATH is the process's.
(isLinux ? test : test.skip)('a helper program that hangs is ended, and the terminal is asked instead', async (t) => {
	t.timeout(10_000);
	const folder = temporaryFolder();
	const program = path.join(folder, 'xsel');
	const pids = path.join(folder, 'pids');
	writeFileSync(program, `#!/bin/sh\necho $$ >>'${pids}'\nexec sleep 600\n`);
	chmodSync(program, 0o755);
	const {PATH: before, WAYLAND_DISPLAY: wayland} = process.env;
	delete process.env['WAYLAND_DISPLAY'];
	process.env['PATH'] = `${folder}:${before}`;
	t.teardown(() => {
		process.env['PATH'] = before;
		if (wayland !== undefined) {
			process.env['WAYLAND_DISPLAY'] = wayland;
		}
	});

	const unrelated = spawn('sleep', ['600'], {stdio: 'ignore'});
	t.teardown(() => unrelated.kill('SIGKILL'));
	const terminal = new PassThrough();
	t.is(await openClipboard({}, terminal).copy('text'), 'sent');
	t.is(String(terminal.read()), `\u001B]52;c;${Buffer.from('text').toString('base64')}\u0007`);

	const started = readFileSync(pids, 'utf8').trim().split('\n').map(Number);
	t.true(started.length > 0);
	for (const pid of started) {
		// The test's limit of time ends this wait.
		while (isAlive(pid)) {
			await setImmediate();
		}
	}

	t.is(unrelated.exitCode ?? unrelated.signalCode, null, 'an unrelated process goes on');
});
