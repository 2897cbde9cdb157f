import {chmodSync, mkdirSync, statSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {
	configFolder,
	type FolderFacts,
	folderFacts,
	createPrivateFolder,
	stateFolder,
} from '../../source/storage/folders.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const home = '/home/ada';

type Place = readonly [
	what: string,
	facts: Partial<FolderFacts>,
	config: string | undefined,
	state: string | undefined,
];

const places: readonly Place[] = [
	['Linux', {}, '/home/ada/.config/phyware', '/home/ada/.local/state/phyware'],
	['another Unix', {platform: 'freebsd'}, '/home/ada/.config/phyware', '/home/ada/.local/state/phyware'],
	[
		'Linux with XDG folders',
		{env: {XDG_CONFIG_HOME: '/etc/ada', XDG_STATE_HOME: '/var/ada'}},
		'/etc/ada/phyware',
		'/var/ada/phyware',
	],
	[
		'Linux with XDG folders that are relative',
		{env: {XDG_CONFIG_HOME: 'here', XDG_STATE_HOME: './there'}},
		'/home/ada/.config/phyware',
		'/home/ada/.local/state/phyware',
	],
	[
		'Linux with XDG folders that are empty',
		{env: {XDG_CONFIG_HOME: '', XDG_STATE_HOME: ''}},
		'/home/ada/.config/phyware',
		'/home/ada/.local/state/phyware',
	],
	['Linux without a home', {home: undefined}, undefined, undefined],
	[
		'Linux without a home but with an XDG folder',
		{home: undefined, env: {XDG_STATE_HOME: '/var/ada'}},
		undefined,
		'/var/ada/phyware',
	],
	['Linux at the root', {home: '/'}, '/.config/phyware', '/.local/state/phyware'],
	[
		'macOS',
		{platform: 'darwin', env: {XDG_STATE_HOME: '/var/ada'}},
		'/home/ada/Library/Preferences/phyware',
		'/home/ada/Library/Application Support/phyware',
	],
	['macOS without a home', {platform: 'darwin', home: undefined}, undefined, undefined],
	[
		'Windows',
		{platform: 'win32', env: {APPDATA: '/roaming', LOCALAPPDATA: '/local'}},
		'/roaming/phyware/Config',
		'/local/phyware/Data',
	],
	[
		'Windows without its variables',
		{platform: 'win32'},
		'/home/ada/AppData/Roaming/phyware/Config',
		'/home/ada/AppData/Local/phyware/Data',
	],
];

for (const [what, facts, config, state] of places) {
	test(`${what} has its folders for settings and for the journal`, (t) => {
		const all = {env: {}, platform: 'linux', home, ...facts};
		t.is(configFolder(all), config);
		t.is(stateFolder(all), state);
	});
}

test('a home that is empty or relative is not used', (t) => {
	const before = process.env['HOME'];
	for (const name of ['', 'here', './here']) {
		process.env['HOME'] = name;
		const found = folderFacts().home;
		t.true(found === undefined || path.isAbsolute(found));
	}

	process.env['HOME'] = before;
});

const unixTest = process.platform === 'win32' ? test.skip : test;

for (const umask of [0o000, 0o022, 0o077]) {
	unixTest(`with umask ${umask.toString(8)}, a new folder and those above it are for their owner alone`, (t) => {
		const base = temporaryFolder();
		const before = process.umask(umask);
		createPrivateFolder(path.join(base, 'a', 'b'));
		process.umask(before);
		t.is(statSync(path.join(base, 'a')).mode & 0o777, 0o700);
		t.is(statSync(path.join(base, 'a', 'b')).mode & 0o777, 0o700);
	});
}

for (const [mode, after] of [
	[0o777, 0o700],
	[0o770, 0o700],
	[0o500, 0o700],
	[0o755, 0o755],
	[0o750, 0o750],
	[0o700, 0o700],
] as const) {
	unixTest(`a folder of mode ${mode.toString(8)} is left with mode ${after.toString(8)}`, (t) => {
		const folder = path.join(temporaryFolder(), 'there');
		mkdirSync(folder);
		chmodSync(folder, mode);
		createPrivateFolder(folder);
		t.is(statSync(folder).mode & 0o777, after);
	});
}

unixTest('a folder that cannot be made throws what the system says', (t) => {
	const folder = temporaryFolder();
	symlinkSync('loop', path.join(folder, 'loop'));
	t.throws(() => {
		createPrivateFolder(path.join(folder, 'loop', 'a'));
	});
});
