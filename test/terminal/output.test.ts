import {Writable} from 'node:stream';
import test from 'ava';
import {largestScreen, TerminalOutput} from '../../source/terminal/output.js';

const usual = {columns: 80, rows: 24};

function terminalOf(size = usual, failure?: Error) {
	let text = '';
	const stream = new Writable({
		decodeStrings: false,
		write(chunk: string, _, done) {
			text += chunk;
			done(failure);
		},
	});
	const terminal = Object.assign(stream, size, {isTTY: true}) as unknown as NodeJS.WriteStream;
	return {terminal, output: new TerminalOutput(terminal), written: () => text};
}

test('a move to the next line is written as the carriage return and the move down that mosh knows, too', (t) => {
	const {output, written} = terminalOf();
	output.write('a\u001B[E\u001B[Eb');
	t.is(written(), 'a\r\u001B[B\r\u001B[Bb');
});

test('other sequences are written as they are', (t) => {
	const {output, written} = terminalOf();
	const text = '\u001B[2A\u001B[1G\u001B[K\u001B[1mE\u001B[22m';
	output.write(text);
	t.is(written(), text);
});

test('the size is that of the terminal, up to the largest screen', (t) => {
	const {terminal, output} = terminalOf();
	t.deepEqual([output.columns, output.rows], [80, 24]);
	let resizes = 0;
	output.on('resize', () => {
		resizes++;
	});
	Object.assign(terminal, {columns: 10_000, rows: 10_000});
	terminal.emit('resize');
	t.deepEqual({columns: output.columns, rows: output.rows}, largestScreen);
	t.is(resizes, 1);
});

test('a terminal that does not know its size has 80 columns and 24 rows', (t) => {
	const {output} = terminalOf({columns: 0, rows: 0});
	t.deepEqual([output.columns, output.rows], [80, 24]);
});

test('a terminal that takes nothing any more is gone; what is written to it is dropped and counts as written', async (t) => {
	const {output} = terminalOf(undefined, new Error('EIO'));
	const gone = new Promise<void>((resolve) => {
		output.on('gone', resolve);
	});
	output.write('a');
	await gone;
	t.true(output.isGone);
	t.false(output.writable);
	await new Promise<void>((resolve) => {
		output.write('b', resolve);
	});
});

test('a released terminal is listened to no more', (t) => {
	const {terminal, output} = terminalOf();
	output.release();
	t.is(terminal.listenerCount('resize') + terminal.listenerCount('error'), 0);
});
