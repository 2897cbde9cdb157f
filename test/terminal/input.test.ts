import {once} from 'node:events';
import {PassThrough} from 'node:stream';
import {setImmediate} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {f1Character, TerminalInput} from '../../source/terminal/input.js';

const nothing = () => undefined;

function openTerminal(t: ExecutionContext) {
	const terminal = Object.assign(new PassThrough(), {isTTY: true, setRawMode: nothing, ref: nothing, unref: nothing});
	const input = new TerminalInput(terminal as unknown as NodeJS.ReadStream);
	t.teardown(() => {
		input.release();
	});
	return {terminal, input};
}

/** A terminal's stream, the filter over it, and what came through. */
function filtered(t: ExecutionContext) {
	const {terminal, input} = openTerminal(t);
	const heard: string[] = [];
	input.on('focus', () => {
		heard.push('focus');
	});
	input.on('background', (color: string) => {
		heard.push(color);
	});
	return {
		heard,
		/** What is read as keys when these chunks come, one after the other, with a key that ends them. */
		async keysOf(...chunks: readonly string[]): Promise<string> {
			for (const chunk of chunks) {
				terminal.write(chunk);
				// Each chunk is a read of its own.
				await setImmediate();
			}

			terminal.end('.');
			let keys = '';
			for await (const chunk of input) {
				keys += String(chunk);
			}

			return keys;
		},
	};
}

const bell = '\u0007';
const end = '\u001B\\';

const swallowed: ReadonlyArray<readonly [what: string, report: string]> = [
	['a focus report', '\u001B[I'],
	['the loss of focus', '\u001B[O'],
	['the background', `\u001B]11;rgb:1111/2222/3333${bell}`],
	['the background, ended otherwise', `\u001B]11;rgb:1111/2222/3333${end}`],
	['the foreground', `\u001B]10;rgb:ffff/ffff/ffff${bell}`],
	['a color of the palette', `\u001B]4;1;rgb:ffff/0000/0000${end}`],
	['the clipboard', `\u001B]52;c;eXl5${bell}`],
	['a device control string', `\u001BP1$r0m${end}`],
	['an application program command', `\u001B_Gi=1;OK${end}`],
	['a privacy message', `\u001B^yes${end}`],
	['device attributes', '\u001B[?62;22c'],
	['a cursor position', '\u001B[12;40R'],
	['a mode', '\u001B[?2026;2$y'],
	['a click of the oldest kind', '\u001B[M !"'],
];

for (const [what, report] of swallowed) {
	test(`${what} is no typing, whole or in pieces`, async (t) => {
		t.is(await filtered(t).keysOf(`a${report}b`), 'ab.');
		t.is(await filtered(t).keysOf('a', ...report, 'b'), 'ab.');
	});
}

test('keys pass as they are', async (t) => {
	for (const keys of ['abc', '\u001B[A\u001B[1;5C', '\u001Bf', '\u001BOQ', 'é鍵👍', '\u0003', '[I']) {
		t.is(await filtered(t).keysOf(keys), `${keys}.`);
	}
});

test('the focus and the background are heard', async (t) => {
	const {heard, keysOf} = filtered(t);
	await keysOf(`\u001B[I\u001B]11;rgb:1/2/3${bell}`);
	t.deepEqual(heard, ['focus', 'rgb:1/2/3']);
});

test('an escape alone is a key, after a moment', async (t) => {
	const {terminal, input} = openTerminal(t);
	for (const key of ['\u001B', '\u001B]', '\u001B[']) {
		terminal.write(key);
		const [chunk] = (await once(input, 'data')) as [Buffer];
		t.is(String(chunk), key);
	}
});

test('a paste keeps what looks like a report', async (t) => {
	const paste = '\u001B[200~a\u001B[Ib\u001B]52;c;eA==\u0007\u001B[201~';
	t.is(await filtered(t).keysOf(paste), `${paste}.`);
});

test('a paste whose end is lost ends by itself, so that keys count again', async (t) => {
	const {terminal, input} = openTerminal(t);
	let keys = '';
	input.on('data', (chunk: Buffer) => {
		keys += String(chunk);
	});
	terminal.write('\u001B[200~abc');
	while (!keys.endsWith('\u001B[201~')) {
		await once(input, 'data');
	}

	t.is(keys, '\u001B[200~abc\u001B[201~');
});

for (const sequence of ['\u001BOP', '\u001B[11~', '\u001B[[A', '\u001B[P']) {
	test(`F1, sent as ${JSON.stringify(sequence)}, is one character among the keys around it`, async (t) => {
		const {keysOf} = filtered(t);
		t.is(await keysOf(`a${sequence}b`), `a${f1Character}b.`);
	});

	test(`F1, sent as ${JSON.stringify(sequence)}, is whole however it is cut`, async (t) => {
		for (let cut = 1; cut < sequence.length; cut++) {
			const {keysOf} = filtered(t);

			t.is(await keysOf(sequence.slice(0, cut), sequence.slice(cut)), `${f1Character}.`);
		}
	});
}

test('in a paste F1 is what was copied', async (t) => {
	const paste = '\u001B[200~a\u001BOPb\u001B[201~';
	t.is(await filtered(t).keysOf(paste), `${paste}.`);
});

for (const what of ['ends', 'fails'] as const) {
	test(`a terminal that ${what} is gone, which is said once`, async (t) => {
		const {terminal, input} = openTerminal(t);
		let times = 0;
		input.on('gone', () => {
			times++;
		});
		t.false(input.isGone);
		if (what === 'ends') {
			terminal.end();
		} else {
			terminal.destroy(new Error('EIO'));
		}

		await once(input, 'gone');
		await setImmediate();
		t.true(input.isGone);
		t.is(times, 1);
	});
}
