import test from 'ava';
import fc from 'fast-check';
import {measure} from '../../../source/terminal/measure.js';
import {clean, say} from '../../../source/terminal/printable.js';
import {type Aside, footerLine, headerLine, shownKeys} from '../../../source/tui/components/frame.js';
import {keymap, type Mode} from '../../../source/tui/keymap.js';
import {plainTheme} from '../sample.js';

const theme = plainTheme();
const modes = Object.keys(keymap) as Mode[];
const anyWidth = fc.integer({min: 1, max: 300});

const pinnedOf = (mode: Mode, unicode: boolean) =>
	keymap[mode]
		.filter(({pinned, label}) => pinned && label !== undefined)
		.map((binding) => `${shownKeys(binding, unicode)} ${binding.label}`);

test('the footer never drops what is pinned and is never wider than it may be', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(fc.constantFrom(...modes), anyWidth, fc.boolean(), (mode, width, unicode) => {
				const line = footerLine(keymap[mode], width, plainTheme(unicode));
				const pinned = pinnedOf(mode, unicode);
				const least = measure(clean(pinned.join('  ')));
				return measure(line) <= Math.max(width, least) && pinned.every((text) => line.includes(text));
			}),
			{numRuns: 2000},
		);
	});
});

test('what is pinned fits into the smallest terminal in every mode', (t) => {
	for (const mode of modes) {
		t.true(measure(footerLine(keymap[mode], 18, theme)) <= 18, mode);
	}
});

test('the footer drops from the right: what it shows of the rest is the beginning', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(fc.constantFrom(...modes), anyWidth, (mode, width) => {
				const labelled = keymap[mode].filter(({label, pinned}) => label !== undefined && !pinned);
				const pinned = pinnedOf(mode, true);
				const shown = footerLine(keymap[mode], width, theme)
					.split('  ')
					.filter((text) => text !== '' && !pinned.includes(text));
				const all = labelled.map((binding) => `${binding.shown} ${binding.label}`);
				return shown.join('  ') === all.slice(0, shown.length).join('  ');
			}),
		);
	});
});

test('the footer of the list is as it is meant to be', (t) => {
	t.is<string, string>(
		footerLine(keymap.keys, 300, theme),
		'↑↓ move  ⏎ details  n new  r revoke  / filter  t tenants  space mark  s sort  f status  y copy id  ? help  q quit',
	);
	t.is<string, string>(footerLine(keymap.keys, 30, theme), '↑↓ move  ? help  q quit');
});

test('where there are no signs, keys are written in words', (t) => {
	const line = footerLine(keymap['new-key'], 300, plainTheme(false));
	t.regex(line, /^tab next field {2}space choose {2}enter create/);
	t.regex(line, /^[\u0020-\u007E]*$/);
});

const asides: readonly Aside[] = [
	{text: say`● live`, role: 'good'},
	{text: say`updated 2 s ago`, role: 'quiet'},
];

test('the header has the way at the left and the state at the right edge', (t) => {
	const line = headerLine(['Demo', 'Acme'], asides, 50, theme);
	t.is<string, string>(line, 'Demo › Acme               ● live · updated 2 s ago');
	t.is(measure(line), 50);
});

test('for want of room the header drops the last of the state first, then the way, and where one is goes last', (t) => {
	t.is<string, string>(headerLine(['Demo', 'Acme'], asides, 30, theme).replace(/ {2,}/, '  '), 'Demo › Acme  ● live');
	t.is<string, string>(headerLine(['Demo', 'Acme'], asides, 11, theme), 'Demo › Acme');
	t.is<string, string>(headerLine(['Demo', 'Acme'], asides, 8, theme), 'Acme');
	t.is<string, string>(headerLine(['Demo', 'Acme'], asides, 3, theme), 'Ac…');
});

test('the header is never wider than it may be, whatever a tenant is called', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(
				fc.array(fc.string({unit: 'grapheme', maxLength: 40}), {minLength: 1, maxLength: 4}),
				anyWidth,
				(crumbs, width) => measure(headerLine(crumbs, asides, width, theme)) <= width,
			),
		);
	});
});

test('escape sequences in a name do not reach the terminal', (t) => {
	t.false(headerLine(['a\u001B[2Jb'], [], 40, theme).includes('\u001B'));
});
