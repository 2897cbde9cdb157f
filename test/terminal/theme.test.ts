import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import {measure} from '../../source/terminal/measure.js';
import {printable} from '../../source/terminal/printable.js';
import {glyphs, painter, type Role} from '../../source/terminal/theme.js';

const roles: readonly Role[] = ['accent', 'strong', 'normal', 'quiet', 'good', 'warning', 'danger', 'match'];

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
