import test from 'ava';
import {environmentVariables} from '../../../source/commands/help/environment.js';
import {keys} from '../../../source/commands/keys/definition.js';
import {phyware} from '../../../source/commands/tree.js';
import {walk} from '../../../source/commands/command/walk.js';
import {helpText} from '../../../source/commands/help/help-text.js';
import {parseCommandLine} from '../../../source/commands/parse.js';
import {exitCodeMeanings} from '../../../source/core/exit-codes.js';
import {version} from '../../../source/core/version.js';

function printed(line: string, columns = 100): string {
	const invocation = parseCommandLine(line === '' ? [] : line.split(' '), columns);
	if (invocation.kind !== 'print') {
		throw new Error(`phyware ${line} runs a command.`);
	}

	return invocation.text;
}

const all = walk(phyware);

for (const {path} of all) {
	const words = path.slice(1).join(' ');
	test(`phyware help ${words} prints what ${words} --help prints`, (t) => {
		const help = printed(`${words} --help`.trim());
		t.is(printed(`help ${words}`.trim()), help);
		// The first command of a name is meant.
		const first = all.find((each) => each.path.at(-1) === path.at(-1))!;
		t.is(first.path === path, printed(`help ${path.at(-1)!}`) === help);
		t.is(printed(`${words} -h`.trim()), help);
	});
}

test('help is understood at the end of a group as well', (t) => {
	t.is(printed('cloud keys help revoke'), printed('help revoke'));
	t.is(printed('cloud keys help'), printed('help keys'));
	t.is(printed('cloud help'), printed('cloud'));
	t.is(printed('help ls'), printed('help list'));
	t.is(printed('help phyware'), printed(''));
});

test('version prints what --version prints', (t) => {
	t.is(printed('version'), `${version}\n`);
	t.is(printed('version'), printed('--version'));
});

test('the parts of help stand in one order: own options and examples first, what all share last', (t) => {
	const order = [
		'Usage: ',
		'Alias: ',
		'Commands:',
		'Help topics:',
		'Arguments:',
		'Options:',
		'Examples:',
		'Options of every command:',
		'See also: ',
	];
	for (const command of all) {
		const headings = helpText(command, 100)
			.split('\n')
			.map((line) =>
				order.findIndex((heading) => (heading.endsWith(' ') ? line.startsWith(heading) : line === heading)),
			)
			.filter((place) => place !== -1);
		t.deepEqual(
			headings,
			headings.toSorted((a, b) => a - b),
			command.path.join(' '),
		);
	}
});

test('the help of every command fits 52 rows of 100 columns', (t) => {
	for (const command of all) {
		const rows = helpText(command, 100).trimEnd().split('\n');
		t.true(rows.length <= 52, `${command.path.join(' ')}: ${rows.length}`);
	}
});

test('help keeps to the width of the terminal, but for lines that are to be copied', (t) => {
	for (const columns of [40, 60, 80, 100]) {
		for (const command of all) {
			const [, ...rows] = helpText(command, columns)
				.split('\n')
				.filter((row) => !/^ {2}(?:#|\w+=|phyware|echo|mkdir|source|cat)|^See also/.test(row));
			t.deepEqual(
				rows.filter((row) => row.length > columns && /\S \S/.test(row.trim())),
				[],
			);
		}
	}
});

test('exit codes and the environment are explained in one place, and every command that uses PhyCloud points there', (t) => {
	for (const [code, meaning] of exitCodeMeanings) {
		t.regex(
			printed('help exit-codes'),
			new RegExp(String.raw`^ {2}${code} +${meaning.replaceAll(/[()/]/g, '.')}\.$`, 'm'),
		);
	}

	for (const [names] of environmentVariables) {
		t.true(printed('help environment').includes(`  ${names} `), names);
	}

	for (const command of [keys, ...keys.commands!]) {
		const help = helpText({path: ['phyware', command.name], definition: command}, 100);
		t.regex(help, /\nSee also: phyware help environment, phyware help exit-codes\n$/);
		t.notRegex(help, /Success|NO_PROXY/);
	}

	t.regex(printed(''), /^ {2}environment +\S.*\n {2}exit-codes +\S/m);
});

test('help on an unknown word names the nearest command or topic, or the help of the program', (t) => {
	for (const [line, remedy] of [
		['help creat', 'Did you mean: phyware help cloud keys create'],
		['help rm', 'Did you mean: phyware help cloud keys revoke'],
		['help exit-code', 'Did you mean: phyware help exit-codes'],
		['help enviroment', 'Did you mean: phyware help environment'],
		['help candidates', 'Run: phyware help'],
		['help nonsense', 'Run: phyware help'],
	] as const) {
		const error = t.throws(() => printed(line));
		t.like(error, {code: 'VALIDATION', remedy}, line);
	}
});
