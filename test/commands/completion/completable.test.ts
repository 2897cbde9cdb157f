import test from 'ava';
import {shortSummary, completables, spellings, valueOptions} from '../../../source/commands/completion/completable.js';
import {type ValueSource} from '../../../source/commands/command/option.js';
import {phyware} from '../../../source/commands/tree.js';

const all = completables(phyware);

test('every command is there, but what is hidden', (t) => {
	const paths = all.map(({path}) => path.join(' '));
	t.deepEqual(paths.slice(0, 4), ['', 'cloud', 'cloud keys', 'cloud keys create']);
	t.false(paths.some((path) => path.includes('candidates')));
	t.false(all.some(({commands}) => commands.some(({name}) => name === 'candidates')));
});

test('every command offers help, and only the program itself its version', (t) => {
	const withOption = (name: string) =>
		all.filter(({options}) => options.some((option) => option.name === name)).map(({path}) => path.join(' '));
	t.is(withOption('help').length, all.length);
	t.deepEqual(withOption('version'), ['']);
});

const choicesOf = (takes: ValueSource | undefined): readonly string[] =>
	takes?.kind === 'choice' ? takes.choices : [];

test('a name means the same with every command: the scripts know an option by its name alone', (t) => {
	for (const option of valueOptions(all)) {
		const same = all
			// `rotate --status` takes nothing: after it the scripts offer what `list --status` takes.
			.filter(({path}) => option.name !== 'status' || path.at(-1) !== 'rotate')
			.flatMap(({options}) => options)
			.filter(({name}) => name === option.name);
		t.true(same.length > 0);
		for (const {takes, value, short} of same) {
			t.deepEqual([value, short, takes?.kind], [option.value, option.short, option.takes?.kind], option.name);
			// Lists are also printed as reports: the scripts offer all forms everywhere.
			const choices = choicesOf(takes);
			t.deepEqual(choices, choicesOf(option.takes).slice(0, choices.length), option.name);
		}
	}
});

test('an option has its long spelling, and the short one if there is one', (t) => {
	t.deepEqual(spellings({name: 'output', short: 'o', summary: ''}), ['--output', '-o']);
	t.deepEqual(spellings({name: 'demo', summary: ''}), ['--demo']);
});

for (const [summary, expected] of [
	['Do not ask.', 'Do not ask'],
	['API key to authenticate with. A dash reads it.', 'API key to authenticate with'],
	['Only active keys that end within a time: 14d, 12h.', 'Only active keys that end within a time'],
	['Port to listen on; 0 picks a free port.', 'Port to listen on'],
	['No full stop', 'No full stop'],
	['Version 1.2 of it.', 'Version 1.2 of it'],
] as const) {
	test(`${JSON.stringify(summary)} begins with ${JSON.stringify(expected)}`, (t) => {
		t.is(shortSummary(summary), expected);
	});
}
