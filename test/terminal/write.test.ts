import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createWriteStream, existsSync} from 'node:fs';
import {PassThrough, Writable} from 'node:stream';
import {setImmediate as turn} from 'node:timers/promises';
import {inspect} from 'node:util';
import test, {type ExecutionContext} from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {clean, type Printable, printable} from '../../source/terminal/printable.js';
import {ReaderGoneError, write, writeLine} from '../../source/terminal/write.js';

/** A process at the other end of a pipe; a line on its fourth descriptor is the signal to go on. */
function reader(t: ExecutionContext, script: string) {
	const child = spawn('bash', ['-c', script], {stdio: ['pipe', 'pipe', 'inherit', 'pipe']});
	t.teardown(() => child.kill('SIGKILL'));
	const pipe = child.stdin!;
	const said = child.stdout!;
	const signal = child.stdio[3] as Writable;
	pipe.on('error', () => undefined);
	said.setEncoding('utf8');
	return {pipe, said, signal};
}

test('text and lines arrive at the reader as they are', async (t) => {
	const {pipe, said} = reader(t, 'cat');
	await write(pipe, printable`one `);
	await writeLine(pipe, clean('取込'));
	pipe.end();
	t.is((await said.toArray()).join(''), 'one 取込\n');
});

test('writing resolves only once the reader has taken what did not fit into the pipe', async (t) => {
	const size = 4 * 1024 * 1024;
	const {pipe, said, signal} = reader(t, 'read -r <&3; wc -c');
	let accepted = false;
	const written = (async () => {
		await write(pipe, 'x'.repeat(size) as Printable);
		accepted = true;
	})();
	await turn();
	await turn();
	t.false(accepted);
	signal.write('go\n');
	await written;
	pipe.end();
	t.is((await said.toArray()).join('').trim(), String(size));
});

test('a pipe whose reader has closed it says that the reader has gone', async (t) => {
	const {pipe, said} = reader(t, 'exec <&-; echo closed; read -r <&3');
	await once(said, 'data');
	await t.throwsAsync(write(pipe, printable`late`), {instanceOf: ReaderGoneError});
});

test('a stream that is destroyed or ended says that the reader has gone', async (t) => {
	const destroyed = new PassThrough().destroy();
	await t.throwsAsync(write(destroyed, printable`late`), {instanceOf: ReaderGoneError});
	const ended = new PassThrough().on('error', () => undefined).end();
	await t.throwsAsync(writeLine(ended, printable`late`), {instanceOf: ReaderGoneError});
});

(existsSync('/dev/full') ? test : test.skip)('a full disk is an output error that says so', async (t) => {
	const full = createWriteStream('/dev/full').on('error', () => undefined);
	const error = await t.throwsAsync<PhywareError>(writeLine(full, printable`data`), {
		instanceOf: PhywareError,
		code: 'OUTPUT',
		message: /no space left/,
	});
	t.is(error.reason, 'System error: ENOSPC.');
	t.truthy(error.remedy);
});

test('any other failure is an output error that keeps the words of the system to itself', async (t) => {
	const failing = (fault: Error) =>
		new Writable({
			write(_chunk, _encoding, done) {
				done(fault);
			},
		}).on('error', () => undefined);
	const fault = Object.assign(new Error('canary'), {code: 'EIO'});
	const error = await t.throwsAsync<PhywareError>(write(failing(fault), printable`data`), {code: 'OUTPUT'});
	t.is(error.message, 'Could not write the output.');
	t.is(error.reason, 'System error: EIO.');
	t.false(inspect(error).includes('canary'));
	const nameless = await t.throwsAsync<PhywareError>(write(failing(new Error('canary')), printable`data`), {
		code: 'OUTPUT',
	});
	t.is(nameless.reason, undefined);
});
