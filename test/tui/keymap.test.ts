import test from 'ava';
import {isListMove} from '../../source/tui/input/list-moves.js';
import {findBinding} from '../../source/tui/model/binding.js';
import {type HelpLine} from '../../source/tui/model/help-lines.js';
import {type ModeName} from '../../source/tui/screens/registry.js';
import {helpLines} from '../../source/tui/session/help-lines.js';
import {keymap, modeTitles} from '../../source/tui/session/keymap.js';

const modes = Object.keys(keymap) as ModeName[];

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

	test(`help from ${mode} begins with its keys, all that are its own and in their order, moves last`, (t) => {
		const [section] = sectionsOf(helpLines(mode));
		const own = keymap[mode].filter(({intent, keys}) => keys.length > 0 && !everywhere.has(intent));
		const moves = own.filter(({intent}) => isListMove(intent));
		const inOrder = [...own.filter((binding) => !moves.includes(binding)), ...moves];
		t.deepEqual(section, [modeTitles[mode], ...inOrder.map(({shown, help}) => `${shown} ${help}`)]);
	});
}

const everywhere = new Set(['help', 'interrupt', 'suspend']);

/** The parts of help, each as its title and its lines; an empty line stands between two. */
function sectionsOf(lines: readonly HelpLine[]): string[][] {
	const sections: string[][] = [[]];
	for (const line of lines) {
		if (line === undefined) {
			sections.push([]);
		} else {
			sections.at(-1)!.push('title' in line ? line.title : `${line.keys} ${line.text}`);
		}
	}

	return sections;
}

test('every mode has a title of its own', (t) => {
	t.deepEqual(Object.keys(modeTitles).toSorted(), modes.toSorted());
	t.is(new Set(Object.values(modeTitles)).size, modes.length);
});

test('help lists every mode once, each with its keys, its own aside; the one that one comes from first', (t) => {
	const sections = sectionsOf(helpLines('revoke'));
	const others = (Object.keys(modeTitles) as ModeName[]).filter((mode) => mode !== 'help' && mode !== 'revoke');
	t.deepEqual(
		sections.map(([title]) => title),
		[...(['revoke', ...others] as const).map((mode) => modeTitles[mode]), 'Everywhere'],
	);
	for (const [index, mode] of others.entries()) {
		t.deepEqual(sections[index + 1], sectionsOf(helpLines(mode))[0]);
	}
});

test('what the same keys do everywhere is told once, at the end', (t) => {
	t.deepEqual(sectionsOf(helpLines('keys')).at(-1), [
		'Everywhere',
		'? Show all keys',
		'ctrl+c Quit at once; exit code 130',
		'ctrl+z Suspend the session; fg resumes it',
		'F1 Help, also while typing; ? in an empty field',
	]);
	const texts = helpLines('keys').flatMap((line) => (line !== undefined && 'keys' in line ? [line.text] : []));
	const context = keymap.keys.filter(({intent}) => everywhere.has(intent));
	t.deepEqual(
		context.map(({help}) => texts.filter((text) => text === help).length),
		[1, 1, 1],
	);
});

test('help tells of each key that opens it', (t) => {
	const opening = new Set(modes.flatMap((mode) => keymap[mode].filter(({intent}) => intent === 'help')));
	const told = helpLines('new-key').flatMap((line) => (line !== undefined && 'keys' in line ? [line.keys] : []));
	for (const {shown} of opening) {
		t.true(
			told.some((keys) => keys.includes(shown)),
			shown,
		);
	}
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
