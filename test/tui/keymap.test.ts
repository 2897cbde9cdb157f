import test from 'ava';
import {findBinding, keymap, type Mode, modeTitles} from '../../source/tui/keymap.js';
import {helpLines} from '../../source/tui/screens/help/state.js';

const modes = Object.keys(keymap) as Mode[];

for (const mode of modes) {
	test(`every binding of ${mode} has a help text, a way to be written and an intent`, (t) => {
		for (const {help, shown, intent, label} of keymap[mode]) {
			t.regex(help, /^\p{Lu}.*[^.]$/u);
			t.regex(shown, /\S/);
			t.regex(intent, /^[a-z]+(?:-[a-z]+)*$/);
			t.not(label, '');
		}
	});

	test(`no key is bound twice in ${mode}`, (t) => {
		const keys = keymap[mode].flatMap((binding) => binding.keys);
		t.deepEqual(keys, [...new Set(keys)]);
	});

	test(`ctrl+c does something in ${mode}`, (t) => {
		t.truthy(findBinding(keymap[mode], 'ctrl+c'));
	});

	test(`help tells every key of ${mode}, those of the mode one comes from first`, (t) => {
		const lines = helpLines(mode);
		t.deepEqual(lines[0], {title: modeTitles[mode]});
		const pressable = keymap[mode].filter((binding) => binding.keys.length > 0);
		for (const {help, shown, keys} of pressable) {
			t.true(
				lines.some((line) => line !== undefined && 'keys' in line && line.keys === shown && line.text === help),
				keys.join(' '),
			);
		}
	});
}

test('every mode has a title of its own', (t) => {
	t.deepEqual(Object.keys(modeTitles).toSorted(), modes.toSorted());
	t.is(new Set(Object.values(modeTitles)).size, modes.length);
});

test('help lists every mode but its own once', (t) => {
	const titles = helpLines('revoke').flatMap((line) => (line !== undefined && 'title' in line ? [line.title] : []));
	t.deepEqual(
		titles.toSorted(),
		modes
			.filter((mode) => mode !== 'help')
			.map((mode) => modeTitles[mode])
			.toSorted(),
	);
	t.is(titles[0], 'Revoke');
});

test('a key finds its binding by its exact name', (t) => {
	t.is(findBinding(keymap.keys, 'S')?.intent, 'reverse');
	t.is(findBinding(keymap.keys, 's')?.intent, 'sort');
	t.is(findBinding(keymap.keys, 'x'), undefined);
});

const letters = /^(?:\P{Cc}|space)$/u;

for (const mode of ['sign-in', 'new-key', 'secret-file', 'revoke'] as const) {
	test(`every letter can be typed in ${mode}`, (t) => {
		const taken = keymap[mode]
			.flatMap((binding) => (binding.intent === 'choose' ? [] : binding.keys))
			.filter((key) => letters.test(key));
		t.deepEqual(taken, []);
	});
}
