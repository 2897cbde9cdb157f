import {chmodSync, existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {PassThrough} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {openClipboard} from '../../source/terminal/clipboard.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

// The PATH is the process's: each test has it for itself.
const linuxTest = process.platform === 'linux' ? test.serial : test.serial.skip;

test.before(() => {
	delete process.env['WAYLAND_DISPLAY'];
	delete process.env['XDG_SESSION_TYPE'];
});

/** A clipboard of the system's that is a file; what is given back of it is for a test to say. */
function desktop(t: ExecutionContext, give = 'cat "$0.text"') {
	const folder = temporaryFolder();
	const program = path.join(folder, 'xsel');
	const content = `${program}.text`;
	writeFileSync(program, `#!/bin/sh\ncase "$*" in *--input*) cat >"$0.text";; *) ${give};; esac\n`);
	chmodSync(program, 0o755);
	const {PATH: before} = process.env;
	process.env['PATH'] = `${folder}:${before}`;
	t.teardown(() => {
		process.env['PATH'] = before;
	});
	const terminal = new PassThrough();
	return {
		content,
		open: (environment: Readonly<Record<string, string>> = {}) => openClipboard(environment, terminal),
		sent: () => String(terminal.read() ?? ''),
	};
}

const query = (text: string) => `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;

linuxTest('what the system’s clipboard gives back is copied for sure, and the terminal is not asked', async (t) => {
	const {open, content, sent} = desktop(t);
	t.is(await open().copy('a text'), 'confirmed');
	t.is(readFileSync(content, 'utf8'), 'a text');
	t.is(sent(), '');
});

linuxTest('a clipboard that gives back something else did not take the text: the terminal is asked', async (t) => {
	const {open, sent} = desktop(t, 'echo other');
	t.is(await open().copy('a text'), 'sent');
	t.is(sent(), query('a text'));
});

linuxTest('a text that is still there is cleared', async (t) => {
	const {open, content} = desktop(t);
	await open().copy('a text');
	t.true(await open().clear('a text'));
	t.is(readFileSync(content, 'utf8'), '');
});

linuxTest('what another program copied meanwhile is left alone', async (t) => {
	const {open, content} = desktop(t);
	await open().copy('a text');
	writeFileSync(content, 'another text');
	t.false(await open().clear('a text'));
	t.is(readFileSync(content, 'utf8'), 'another text');
});

linuxTest('over SSH the clipboard of the machine that one is on is left alone', async (t) => {
	const {open, content, sent} = desktop(t);
	const clipboard = open({SSH_TTY: '/dev/pts/0'});
	t.is(await clipboard.copy('a text'), 'sent');
	t.is(sent(), query('a text'));
	t.false(await clipboard.clear('a text'));
	t.false(existsSync(content));
});
