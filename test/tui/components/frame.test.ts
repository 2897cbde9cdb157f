import test from 'ava';
import fc from 'fast-check';
import {measure} from '../../../source/terminal/measure.js';
import {printable} from '../../../source/terminal/printable.js';
import {type HeaderNote, footerLine, headerLine, shownKeys} from '../../../source/tui/components/frame.js';
import {type Binding} from '../../../source/tui/model/binding.js';
import {type ModeName} from '../../../source/tui/screens/registry.js';
import {keymap} from '../../../source/tui/session/keymap.js';
import {plainTheme} from '../sample.js';

const theme = plainTheme();
const modes = Object.keys(keymap) as ModeName[];
const anyWidth = fc.integer({min: 1, max: 300});

/** What a binding is in the footer, in its long and in its short form. */
const forms = (binding: Binding, unicode = true) =>
	[binding.label, binding.short ?? binding.label].map((word) => `${shownKeys(binding, unicode)} ${word}`);

const labelled = (mode: ModeName) => keymap[mode].filter(({label}) => label !== undefined);

test('the footer is never wider than it may be', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(
				fc.constantFrom(...modes),
				anyWidth,
				fc.boolean(),
				(mode, width, unicode) => measure(footerLine(keymap[mode], width, plainTheme(unicode))) <= width,
			),
			{numRuns: 2000},
		);
	});
});

for (const mode of modes) {
	const exit = labelled(mode).find(({keys}) => keys.includes('escape'));
	if (exit !== undefined) {
		test(`what cancels stays in the footer of ${mode} at every width`, (t) => {
			for (let width = 18; width <= 300; width++) {
				const line = footerLine(keymap[mode], width, theme);
				t.true(
					forms(exit).some((form) => line.split('  ').includes(form)),
					`${width}: ${line}`,
				);
			}
		});
	}
}

test('on the secret’s screen what saves it stays before help', (t) => {
	t.is<string, string>(footerLine(keymap.secret, 18, theme), 'c copy  w file');
	t.is<string, string>(footerLine(keymap.secret, 28, theme), 'c copy  w file  ⏎ saved');
	t.is<string, string>(footerLine(keymap.secret, 38, theme), 'c copy  w file  ⏎ saved  ? help');
});

test('of the keys without a priority the footer shows the first, in their order', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(fc.constantFrom(...modes), anyWidth, (mode, width) => {
				const shown = new Set(footerLine(keymap[mode], width, theme).split('  '));
				const others = labelled(mode).filter(({priority}) => priority === undefined);
				const isShown = (binding: Binding) => forms(binding).some((form) => shown.has(form));
				const count = others.filter((binding) => isShown(binding)).length;
				return others.slice(0, count).every((binding) => isShown(binding));
			}),
		);
	});
});

test('the footer of the list is as it is meant to be', (t) => {
	t.is<string, string>(
		footerLine(keymap.keys, 300, theme),
		'↑↓ move  ⏎ details  n new  r revoke  / filter  t tenants  i installations  space mark  * mark all  s sort  f status  y copy  ? help  q quit',
	);
	t.is<string, string>(footerLine(keymap.keys, 30, theme), '↑↓ move  ? help  q quit');
});

test('where there are no signs, keys are written in words', (t) => {
	const line = footerLine(keymap['new-key'], 300, plainTheme(false));
	t.regex(line, /^tab next field {2}space choose {2}enter create/);
	t.regex(line, /^[\u0020-\u007E]*$/);
});

const asides: readonly HeaderNote[] = [
	{text: printable`● live`, role: 'good'},
	{text: printable`updated 2 s ago`, role: 'quiet'},
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
