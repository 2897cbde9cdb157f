import test from 'ava';
import {InterruptedError} from '../../../source/core/errors.js';
import {openKeys} from './every-screen.js';

for (const [what, end] of [
	['input ends', 'end'],
	['input fails', 'stdin'],
	['output fails', 'stdout'],
] as const) {
	test(`a terminal that is gone ends the session as SIGHUP does: its ${what}`, async (t) => {
		const {terminal, ended} = await openKeys(t);
		const start = Date.now();
		if (end === 'end') {
			(terminal.stdin as unknown as NodeJS.WritableStream).end();
		} else {
			terminal[end].destroy(new Error('EIO'));
		}

		const error = await t.throwsAsync<InterruptedError>(ended, {instanceOf: InterruptedError});
		t.is(error.signal, 'SIGHUP');
		t.true(Date.now() - start < 2000);
	});
}

test('a terminal of 10000×10000 is drawn up to the largest screen, keys count, and a signal ends the session with the terminal as it was', async (t) => {
	const {terminal, ended, stop} = await openKeys(t);
	const before = terminal.raw.length;
	// The emulated screen stays as it is: it would take the memory that the session does not.
	Object.assign(terminal.stdout, {columns: 10_000, rows: 10_000});
	terminal.stdout.emit('resize');
	terminal.press('j');
	await terminal.shows(() => terminal.raw.slice(before).includes('ci-nightly'));
	t.true(terminal.raw.length - before < 500 * 300);
	t.true(terminal.raw.slice(before).split('\n').length <= 2 * 300);
	stop(new InterruptedError('SIGTERM'));
	const error = await t.throwsAsync<InterruptedError>(ended, {instanceOf: InterruptedError});
	t.is(error.signal, 'SIGTERM');
	await terminal.flush();
	t.false(terminal.isAlternate());
});

test('no move that mosh does not know is written', async (t) => {
	const {terminal} = await openKeys(t);
	terminal.press('jj');
	await terminal.shows(/❯ {2}fleet-eu-west/);
	t.true(terminal.raw.includes('\r\u001B[B'));
	t.notRegex(terminal.raw, /\u001B\[\d*[EF]/);
});
