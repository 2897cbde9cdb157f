import xterm from '@xterm/headless';
import test from 'ava';
import {readRow, type Run} from '../../scripts/walkthroughs/cells.js';

/** What the first line looks like after a text was written to a terminal of 20 columns. */
async function look(text: string, cursor?: number): Promise<Run[]> {
	const terminal = new xterm.Terminal({cols: 20, rows: 2, allowProposedApi: true});
	await new Promise<void>((resolve) => {
		terminal.write(text, resolve);
	});
	return readRow(terminal.buffer.active.getLine(0)!, 20, cursor);
}

/** A run, without what is as usual. */
function brief({column, columns, text, isWide, style}: Run) {
	const usual: Readonly<Record<string, unknown>> = {foreground: 'foreground', background: 'background'};
	const special = Object.entries(style).filter(([name, value]) => value !== (usual[name] ?? false));
	return {column, columns, text, ...(isWide && {isWide}), ...Object.fromEntries(special)};
}

const lookBriefly = async (text: string, cursor?: number) => (await look(text, cursor)).map((run) => brief(run));

test('neighboring cells of one style are one run, and blanks at the end are none', async (t) => {
	t.deepEqual(await lookBriefly(' a b   '), [{column: 0, columns: 4, text: ' a b'}]);
	t.deepEqual(await lookBriefly(''), []);
});

test('colors of all three kinds, and every attribute', async (t) => {
	t.deepEqual(await lookBriefly('\u001B[36ma\u001B[38;5;210mb\u001B[38;2;1;2;255mc\u001B[0;48;5;4md'), [
		{column: 0, columns: 1, text: 'a', foreground: 6},
		{column: 1, columns: 1, text: 'b', foreground: 210},
		{column: 2, columns: 1, text: 'c', foreground: '#0102ff'},
		{column: 3, columns: 1, text: 'd', background: 4},
	]);
	t.deepEqual(await lookBriefly('\u001B[1ma\u001B[0;2mb\u001B[0;3mc\u001B[0;4md \u001B[0m.'), [
		{column: 0, columns: 1, text: 'a', isBold: true},
		{column: 1, columns: 1, text: 'b', isDim: true},
		{column: 2, columns: 1, text: 'c', isItalic: true},
		{column: 3, columns: 2, text: 'd ', isUnderlined: true},
		{column: 5, columns: 1, text: '.'},
	]);
});

test('inverse swaps the colors, under the cursor back again', async (t) => {
	const swapped = {foreground: 'background', background: 'foreground'};
	t.deepEqual(await lookBriefly('\u001B[7mab\u001B[0mc', 0), [
		{column: 0, columns: 1, text: 'a'},
		{column: 1, columns: 1, text: 'b', ...swapped},
		{column: 2, columns: 1, text: 'c'},
	]);
	t.deepEqual(await lookBriefly('a', 3), [
		{column: 0, columns: 3, text: 'a  '},
		{column: 3, columns: 1, text: ' ', ...swapped},
	]);
});

test('wide characters are runs of their own', async (t) => {
	t.deepEqual(await lookBriefly('a疾風b'), [
		{column: 0, columns: 1, text: 'a'},
		{column: 1, columns: 4, text: '疾風', isWide: true},
		{column: 5, columns: 1, text: 'b'},
	]);
});
