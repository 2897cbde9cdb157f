import test from 'ava';
import {phyware} from '../../../source/commands/tree.js';
import {findCommands} from '../../../source/commands/command/find-command.js';
import {PhywareError} from '../../../source/core/errors.js';
import {parseCommandLine} from '../../../source/commands/parse.js';

function errorOf(line: string): PhywareError {
	try {
		parseCommandLine(line.split(' '), 100);
	} catch (error) {
		if (error instanceof PhywareError) {
			return error;
		}

		throw error;
	}

	throw new Error(`${line} is a command line.`);
}

/** What was typed after `phyware`, the word that is no command, and the command that is named in the answer. */
const mistaken: ReadonlyArray<readonly [line: string, word: string, meant: string]> = [
	['keys list', 'keys', 'phyware cloud keys list'],
	['keys list --tenant-id ten_abc123', 'keys', 'phyware cloud keys list'],
	['keys', 'keys', 'phyware cloud keys'],
	['cloud key list', 'key', 'phyware cloud keys list'],
	['key list', 'key', 'phyware cloud keys list'],
	['list', 'list', 'phyware cloud keys list'],
	['ls', 'ls', 'phyware cloud keys list'],
	['cloud revoke key_abc123', 'revoke', 'phyware cloud keys revoke'],
	['cloud keys rm key_abc123', 'rm', 'phyware cloud keys revoke'],
	['cloud keys delete key_abc123 --yes', 'delete', 'phyware cloud keys revoke'],
	['cloud keys --tenant-id ten_abc123 remove', 'remove', 'phyware cloud keys revoke'],
	['cloud keys new', 'new', 'phyware cloud keys create'],
	['keys rm key_abc123', 'keys', 'phyware cloud keys revoke'],
	['cluod keys lsit', 'cluod', 'phyware cloud keys list'],
	['emulator --port 0', 'emulator', 'phyware cloud emulator'],
	['cloud catalog', 'catalog', 'phyware commands catalog'],
	['Version', 'Version', 'phyware version'],
];

for (const [line, word, meant] of mistaken) {
	test(`phyware ${line}: the answer is ${meant}`, (t) => {
		const {code, message, remedy} = errorOf(line);
		t.deepEqual([code, message, remedy], ['VALIDATION', `Unknown command "${word}".`, `Did you mean: ${meant}`]);
	});
}

test('a word that is near no command is answered with the commands of its group, without the hidden ones', (t) => {
	t.is(errorOf('nonsense').remedy, 'Choose one of: cloud, auth, commands, completion, help, version.');
	t.is(
		errorOf('cloud keys whatsoever list').remedy,
		'Choose one of: create, list, revoke, rotate, audit, recover, identify.',
	);
	t.is(errorOf('commands nonsense').remedy, 'Choose one of: catalog.');
});

test('a mistyped flag is reported, not the word after it', (t) => {
	t.deepEqual(
		[errorOf('cloud keys --tenat-id ten_abc123 list').message, errorOf('cloud keys --tenat-id ten_abc123 list').remedy],
		["Unknown option '--tenat-id'.", 'Did you mean --tenant-id?'],
	);
});

test('the value of a flag is never taken for a command', (t) => {
	for (const line of [
		'cloud keys --tenant-id revoke list',
		'cloud keys --tenant-id=revoke list',
		'cloud keys -o json list',
		'cloud keys -ojson list',
		'cloud keys --demo list',
		'cloud keys ls --tenant-id revoke',
	]) {
		t.is(findCommands(phyware, line.split(' ')).commands.at(-1)!.name, 'list', line);
	}
});

test('ls runs list', (t) => {
	const listing = parseCommandLine('cloud keys --demo ls --tenant-id ten_abc123'.split(' '), 100);
	t.true(listing.kind === 'run' && listing.definition.name === 'list');
	t.is(listing.kind === 'run' && listing.input.one('tenant-id'), 'ten_abc123');
	t.true(listing.kind === 'run' && listing.input.has('demo'));
});

test('words that delete in other tools revoke nothing', (t) => {
	for (const word of ['rm', 'delete', 'remove']) {
		t.throws(() => parseCommandLine(['cloud', 'keys', word, 'key_abc123', '--yes'], 100), {instanceOf: PhywareError});
	}
});
