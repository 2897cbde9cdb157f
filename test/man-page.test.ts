import {spawnSync} from 'node:child_process';
import path from 'node:path';
import test from 'ava';
import {manPage} from '../scripts/man-page.js';
import {macro, roffText} from '../scripts/roff.js';
import {auth} from '../source/commands/auth/definition.js';
import {keys} from '../source/commands/keys/definition.js';
import {helpOption} from '../source/commands/options/connection.js';
import {testWith} from './helpers/installed.js';
import {root, testEnvironment} from './helpers/run.js';

const page = path.join(root, 'docs/phyware-cloud-keys.1');

function run(
	program: string,
	...argv: string[]
): {readonly status: number | null; readonly text: string; readonly warnings: string} {
	const env = {...testEnvironment(), MANWIDTH: '100', MAN_KEEP_FORMATTING: ''};
	const {status, stdout, stderr} = spawnSync(program, argv, {env, encoding: 'utf8'});
	return {status, text: stdout, warnings: stderr};
}

for (const [text, expected] of [
	['--tenant-id', String.raw`\-\-tenant\-id`],
	[String.raw`a\nb`, String.raw`a\enb`],
	['.key.secret', String.raw`\&.key.secret`],
	["'quoted' at the start", String.raw`\&'quoted' at the start`],
	['one\n.two', 'one\n\\&.two'],
	['— and …', String.raw`\[u2014] and \[u2026]`],
	['🔑', String.raw`\[u1F511]`],
] as const) {
	test(`${JSON.stringify(text)} is plain text to roff`, (t) => {
		t.is(roffText(text), expected);
	});
}

test('what a macro is given stays one word, quotes included', (t) => {
	t.is(macro('B', 'a "b" c-d'), String.raw`.B "a \(dqb\(dq c\-d"`);
});

test('it has every verb, option, error, note and example', (t) => {
	const text = manPage('1.2.3');
	for (const command of [keys, ...keys.commands!, ...auth.commands!]) {
		const {options = [], examples = [], agentNotes = [], errors = [], description = []} = command;
		const parts = [
			...[...options, helpOption].map(({name}) => `--${name}`),
			...examples.flatMap(({summary, command: line}) => [summary, line]),
			...agentNotes,
			...description,
			...errors.map(({message, remediation}) => `${message}. ${remediation}.`),
		];
		t.deepEqual(
			parts.filter((part) => !text.includes(roffText(part).replace(/^\\&/, ''))),
			[],
		);
	}
});

test('it names the version it is for', (t) => {
	t.regex(manPage('1.2.3'), /^\.TH "PHYWARE\\-CLOUD\\-KEYS" "1" "" "phyware 1\.2\.3"/m);
});

testWith(test, 'groff', 'groff has nothing to warn of', (t) => {
	t.deepEqual(run('groff', '-ww', '-man', '-Tutf8', '-z', page), {status: 0, text: '', warnings: ''});
});

testWith(test, 'mandoc', 'mandoc has nothing to warn of, but that it has no date', (t) => {
	const {text} = run('mandoc', '-T', 'lint', '-W', 'warning', page);
	t.deepEqual(
		text
			.trimEnd()
			.split('\n')
			.filter((line) => !line.includes('missing date')),
		[],
	);
});

testWith(test, 'man', 'man shows it without a warning, and commands can be copied from it', (t) => {
	const {status, text, warnings} = run('man', '--warnings', '-E', 'utf8', '-l', page);
	t.deepEqual([status, warnings], [0, '']);
	t.true(text.includes('phyware cloud keys create --tenant-id ten_abc123 --name "ingest-key"'));
	t.true(text.includes("-o json | jq -r '.key.secret')"));
	t.regex(text, /^ {7}-o, --output <FORMAT>$/m);
});
