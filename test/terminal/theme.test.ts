import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import {measure} from '../../source/terminal/measure.js';
import {printable} from '../../source/terminal/printable.js';
import {glyphs, painter, type Role} from '../../source/terminal/theme.js';

const roles: readonly Role[] = ['accent', 'strong', 'normal', 'quiet', 'good', 'warning', 'danger', 'match', 'current'];

for (const role of roles) {
	test(`without color, ${role} text is only itself`, (t) => {
		t.is(painter(false)(role, printable`text`), printable`text`);
	});

	test(`with color, ${role} text begins and ends its own style`, (t) => {
		const painted = painter(true)(role, printable`text`);
		t.is(stripVTControlCharacters(painted), 'text');

		t.regex(painted, role === 'normal' ? /^text$/ : /^\u001B\[\d+mtext\u001B\[\d+m$/);
	});
}

test('with color, each role but the normal one looks different', (t) => {
	t.is(new Set(roles.map((role) => painter(true)(role, printable`text`))).size, roles.length);
});

test('empty text stays empty in every style', (t) => {
	for (const role of roles) {
		t.is(painter(true)(role, printable``), printable``);
	}
});

for (const unicode of [true, false]) {
	const set = glyphs(unicode);

	test(`glyphs ${unicode ? 'with' : 'without'} Unicode take one column each`, (t) => {
		t.deepEqual(
			Object.entries(set).filter(([, glyph]) => measure(glyph) !== 1),
			[],
		);
	});

	test(`glyphs ${unicode ? 'with' : 'without'} Unicode tell the states of a key apart`, (t) => {
		t.is(new Set([set.active, set.expiring, set.expired, set.revoked]).size, 4);
	});
}

test('glyphs without Unicode are printable ASCII, and there is one for each of the others', (t) => {
	t.regex(Object.values(glyphs(false)).join(''), /^[\u0020-\u007E]+$/);
	t.deepEqual(Object.keys(glyphs(false)), Object.keys(glyphs(true)));
});

for (const depth of [4, 8, 24]) {
	test(`colors of ${depth} bits differ between a dark and a light background, and the meanings stay apart`, (t) => {
		const colors = (background: 'dark' | 'light') =>
			roles.map((role) => painter(true, {background, depth})(role, printable`text`));
		t.is(new Set(colors('light')).size, roles.length);
		t.notDeepEqual(colors('light'), colors('dark'));
	});
}

/** The share of light that a channel of sRGB stands for (WCAG 2.2, relative luminance). */
const linear = (channel: number) => {
	const share = channel / 255;
	return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** The luminance of a color of xterm's 256: a cube of six levels each, and 24 grays. */
function luminance(index: number): number {
	const level = (step: number) => (step === 0 ? 0 : 55 + 40 * step);
	const cube = index - 16;
	const [red, green, blue] =
		index >= 232
			? [8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)]
			: [level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6)];
	return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** Backgrounds that terminals have by themselves: black and two dark grays, white and a light gray. */
const backgrounds = {dark: [0, linear(0x1e), linear(0x28)], light: [1, linear(0xfa)]} as const;

for (const background of ['dark', 'light'] as const) {
	test(`on a ${background} background, and on the tint of its current row, every color is readable`, (t) => {
		const indexOf = (role: Role) =>
			Number(/[34]8;5;(\d+)/.exec(painter(true, {background, depth: 8})(role, printable`x`))![1]);
		const tint = luminance(indexOf('current'));
		for (const role of ['accent', 'quiet', 'good', 'warning', 'danger'] as const) {
			// What is quiet elsewhere is not on the tint.
			for (const behind of [...backgrounds[background], ...(role === 'quiet' ? [] : [tint])]) {
				const measured = contrast(luminance(indexOf(role)), behind);
				t.true(measured >= 4.5, `${role} on ${behind.toFixed(3)}: ${measured.toFixed(2)}`);
			}
		}

		t.true(contrast(background === 'dark' ? 1 : 0, tint) >= 7, 'plain text on the tint');
	});
}
