import {chmodSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {phyware, testEnvironment} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {openTerminal} from '../helpers/terminal.js';

const create = ['cloud', 'keys', 'create', '--tenant-id', 'ten_test01', '--name', 'a', '--copy'];

/** An environment whose clipboard is a file: a stand-in for `xsel`, which is not at hand on every machine. */
function withClipboard(): {readonly env: Record<string, string>; readonly content: () => string} {
	const folder = temporaryFolder();
	const file = path.join(folder, 'clipboard');
	writeFileSync(file, '');
	writeFileSync(
		path.join(folder, 'xsel'),
		`#!/bin/sh\ncase "$*" in *--input*) cat >'${file}';; *--output*) cat '${file}';; esac\n`,
	);
	chmodSync(path.join(folder, 'xsel'), 0o755);
	return {env: {PATH: `${folder}:${testEnvironment()['PATH']!}`}, content: () => readFileSync(file, 'utf8')};
}

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('--copy puts the secret into the clipboard as well, and says so beside the data', async (t) => {
	const {environment} = await installation(t);
	const {env, content} = withClipboard();
	const {stdout, stderr, exitCode} = await phyware([...create, '--secret-only'], {env: {...environment, ...env}});
	t.is(exitCode, 0);
	t.is(content(), stdout.trim());
	t.is(stderr, 'The secret was also copied. It stays in the clipboard until you copy something else.\n');
});

test('over SSH --copy asks the terminal, and claims no more', async (t) => {
	const {environment} = await installation(t);
	const terminal = openTerminal(t, create, {env: {...environment, SSH_TTY: '/dev/pts/0'}});
	await terminal.shows(/sent to the terminal's clipboard\. Paste to check/);
	t.is((await terminal.exit()).exitCode, 0);
	const [, encoded] = /\u001B\]52;c;([^\u0007]+)\u0007/.exec(terminal.raw)!;
	t.true(terminal.screen().includes(Buffer.from(encoded!, 'base64').toString()));
});

test('without a clipboard and a terminal the secret is delivered all the same, with a warning', async (t) => {
	const {environment} = await installation(t);
	const {stdout, stderr, exitCode} = await phyware([...create, '--secret-only'], {
		env: {...environment, SSH_TTY: '/dev/pts/0'},
	});
	t.is(exitCode, 0);
	t.regex(stdout, /^phk_test_\w+\n$/);
	t.regex(stderr, /^warning: the secret was not copied/);
	t.false(stderr.includes(stdout.trim()));
});
