import test from 'ava';
import {hostileServer} from '../../helpers/hostile.js';
import {unmeasured} from '../../helpers/unmeasured.js';
import {everyScreen, openKeys} from './every-screen.js';
import {openSession} from './open-session.js';

unmeasured();

const styles = /\u001B\[([\d;:]*)m/g;
/** The parameters of every SGR sequence that was written. */
function stylesIn(raw: string): Set<string> {
	return new Set(Array.from(raw.matchAll(styles), ([, parameters]) => parameters!));
}

/** The colors of a palette of 256 that were written. */
function colorsIn(raw: string): Set<string> {
	return new Set([...stylesIn(raw)].filter((style) => style.startsWith('38;5;')));
}

/** What others wrote stays what it is: a tenant's name, a secret's ending. */
const outside = /疾風ドローン|phk_test_…/g;

/** The characters beyond ASCII that are ours. */
function beyondAscii(text: string): string[] {
	return [...new Set(text.replaceAll(outside, '').match(/[^\u0000-\u007F]/g))];
}

for (const {name, open} of everyScreen) {
	test(`${name}: without color there is weight alone: bold, dim, underlined and reversed`, async (t) => {
		const {terminal} = await open(t, {look: {hasColor: false}});
		const allowed = new Set(['1', '2', '22', '4', '24', '7', '27', '0', '']);
		t.deepEqual(
			[...stylesIn(terminal.raw)].filter((style) => !allowed.has(style)),
			[],
		);
	});

	test(`${name}: in ASCII nothing else is shown`, async (t) => {
		const {terminal} = await open(t, {look: {unicode: false}});
		t.deepEqual(beyondAscii(terminal.screen()), []);
	});

	test(`${name}: in ASCII nothing else is shown where rows are cut`, async (t) => {
		const {terminal} = await open(t, {look: {unicode: false}});
		terminal.resize({columns: 19, rows: 4});
		await terminal.shows(/^too small$/m);
		terminal.resize({columns: 31, rows: 24});
		const screen = await terminal.shows((now) => !now.includes('too small') && now.split('\n').at(-1) !== '');
		t.deepEqual(beyondAscii(screen), []);
	});

	test(`${name}: a light background has other colors than a dark one`, async (t) => {
		const dark = colorsIn((await open(t, {look: {background: 'dark'}})).terminal.raw);
		const light = colorsIn((await open(t, {look: {background: 'light'}})).terminal.raw);
		t.true(dark.size > 1);
		t.is(light.size, dark.size);
		t.true(light.isDisjointFrom(dark));
	});
}

test('a background that the terminal tells of late changes the colors, and types nothing', async (t) => {
	const {terminal} = await openKeys(t);
	const dark = colorsIn(terminal.raw);
	terminal.press('/');
	await terminal.shows(/5 of 5/);
	const before = terminal.raw.length;
	terminal.press('\u001B]11;rgb:ffff/ffff/ffff\u0007');
	await terminal.shows(() => colorsIn(terminal.raw.slice(before)).size > 1);
	t.true(colorsIn(terminal.raw.slice(before)).isDisjointFrom(dark));
	terminal.press('gate');
	await terminal.shows(/\/ gate {4,}1 of 5/);
});

test('in ASCII nothing else is shown while keys are fetched', async (t) => {
	const {address} = await hostileServer(t, () => undefined);
	const {terminal} = await openSession(t, {address, tenantId: 'ten_abc123', look: {unicode: false}});
	t.notRegex(await terminal.shows(/Loading keys/), /Loading keys…/);
});
