import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {catalogOf} from '../../../source/commands/catalog/entries.js';
import {type CommandDefinition} from '../../../source/commands/command/definition.js';
import {phyware} from '../../../source/commands/tree.js';
import {walk} from '../../../source/commands/command/walk.js';
import {type AnyInput} from '../../../source/commands/command/input.js';
import {parseCommandLine} from '../../../source/commands/parse.js';
import {root} from '../../helpers/run.js';
import {problems, problemsBy} from '../../helpers/validate.js';
import {callsIn} from './example-calls.js';

const catalog = catalogOf(phyware, '1.2.3');
const page = await readFile(path.join(root, 'docs/reference/cloud-keys.txt'), 'utf8');
const examples = catalog.commands.flatMap((command) =>
	command.examples.map((example) => ({...example, name: command.name, schema: command.parameters_schema})),
);

test('it has every command that does something, and nothing that is hidden', (t) => {
	t.deepEqual(
		catalog.commands.map(({name}) => name),
		[
			'phyware cloud keys',
			'phyware cloud keys create',
			'phyware cloud keys list',
			'phyware cloud keys revoke',
			'phyware cloud keys rotate',
			'phyware cloud keys audit',
			'phyware cloud keys recover',
			'phyware cloud keys identify',
			'phyware cloud tenants list',
			'phyware cloud emulator',
			'phyware auth login',
			'phyware auth status',
			'phyware auth switch',
			'phyware auth token',
			'phyware auth logout',
			'phyware commands catalog',
			'phyware completion',
		],
	);
});

test('it is valid by the schema that ships', (t) => {
	t.deepEqual(problems('catalog', JSON.stringify(catalog)), []);
	t.deepEqual(
		catalog.commands.flatMap((command) => problems('command', JSON.stringify(command))),
		[],
	);
});

test('the schemas in it are schemas', (t) => {
	const {error_schema: error, notice_schema: notice, commands} = catalog;
	const all = commands.flatMap((command) => [command.output_schema, command.parameters_schema, command.line_schema]);
	t.true(
		[error, notice, ...all]
			.filter((schema) => schema !== null)
			.every((schema) => problemsBy(schema, 'no object').length > 0),
	);
});

test('every command has at least five examples', (t) => {
	t.deepEqual(
		catalog.commands.filter((command) => command.examples.length < 5).map(({name}) => name),
		[],
	);
});

test('no command reads a document from standard input', (t) => {
	t.true(catalog.commands.every((command) => command.input_schema === null));
});

test('the reference page’s examples, agent notes and errors are in it word for word', (t) => {
	const commands = new Set(examples.map(({command}) => command));
	const ofPage = page
		.slice(page.indexOf('EXAMPLES'), page.indexOf('AGENT NOTES'))
		.split('\n')
		.filter((line) => line.includes('phyware'));
	t.is(ofPage.length, 5);
	t.deepEqual(
		ofPage.filter((line) => !commands.has(line)),
		[],
	);
	const [, notes] = /AGENT NOTES¶\n(.*)\n/.exec(page)!;
	t.true(catalog.commands.some((command) => command.agent_notes.includes(notes!)));
	const rows = new Set(
		catalog.commands.flatMap(({errors}) =>
			errors.map(({code, message, remediation}) => `${code} | ${message} | ${remediation} |`),
		),
	);
	for (const code of ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT']) {
		const row = page.split('\n').find((line) => line.startsWith(`${code} |`))!;
		t.true(rows.has(row), row);
	}
});

test('the reference page’s options have its types, defaults and variables', (t) => {
	const create = catalog.commands.find(({name}) => name.endsWith('create'))!;
	const facts = (name: string) => {
		const option = create.options.find((candidate) => candidate.name === name)!;
		return [option.type, option.required, option.default, option.env];
	};

	t.deepEqual(facts('--url'), ['string', false, 'http://localhost:8000', 'PHYCLOUD_URL']);
	t.deepEqual(facts('--api-key'), ['string', false, null, 'PHYCLOUD_API_KEY']);
	t.deepEqual(facts('--output'), ['enum', false, 'table', null]);
	t.deepEqual(facts('--tenant-id'), ['string', true, null, null]);
	t.deepEqual(facts('--name'), ['string', true, null, null]);
	t.deepEqual(facts('--scopes'), ['string', false, 'read:events write:events', null]);
});

for (const command of catalog.commands) {
	test(`${command.name}: every default is a value that the option takes`, (t) => {
		const given = command.options.filter((option) => option.default !== null);
		const input = Object.fromEntries(
			given.map((option) => [option.name.slice(2), option.repeatable ? [option.default] : option.default]),
		);
		t.deepEqual(problemsBy({...command.parameters_schema, required: []}, input), []);
	});

	test(`${command.name}: what it does not take is refused by its parameters schema`, (t) => {
		t.deepEqual(problemsBy({...command.parameters_schema, required: []}, {}), []);
		t.true(problemsBy(command.parameters_schema, {nonsense: true}).length > 0);
		for (const {name, type} of command.options) {
			const found = problemsBy({...command.parameters_schema, required: []}, {[name.slice(2)]: 'nonsense'});
			t.true(type === 'string' || found.length > 0, name);
		}
	});
}

for (const {name, command, description, schema} of examples) {
	test(`${name}, ${description}: it parses, and is valid by the parameters schema`, async (t) => {
		const calls = await callsIn(command);
		const invocations = calls.map((words) => parseCommandLine(words, 80));
		const inputs = invocations.map((invocation) => {
			if (invocation.kind === 'print') {
				throw new Error('It prints help.');
			}

			return {name: nameOf(invocation.definition), input: inputOf(invocation.definition, invocation.input)};
		});
		const own = inputs.filter((input) => input.name === name);
		t.true(own.length > 0 || name === 'phyware cloud keys');
		t.deepEqual(
			own.flatMap(({input}) => problemsBy(schema, input)),
			[],
		);
	});
}

function nameOf(definition: CommandDefinition): string {
	return walk(phyware)
		.find((command) => command.definition === definition)!
		.path.join(' ');
}

/** What a command line gives, as the object that parameters schemas describe. */
function inputOf({options = [], arguments: all = []}: CommandDefinition, flags: AnyInput): Record<string, unknown> {
	const [word] = all;
	const given = options.map(({name, value, repeatable}) => [
		name,
		value === undefined ? flags.has(name) || undefined : repeatable ? flags.all(name) : flags.one(name),
	]);
	const words = word?.variadic ? flags.arguments : flags.arguments[0];
	const entries = [...given, ...(word === undefined ? [] : [[word.name, words]])] as Array<[string, unknown]>;
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
