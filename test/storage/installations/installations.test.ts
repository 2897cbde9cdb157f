import {chmodSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {type PhywareError} from '../../../source/core/errors.js';
import {type KnownInstallation, noInstallations} from '../../../source/core/installations.js';
import {
	installationsFile,
	parseInstallations,
	readInstallations,
	toStored,
} from '../../../source/storage/installations/read-installations.js';
import {updateInstallations} from '../../../source/storage/installations/update-installations.js';
import {temporaryFolder} from '../../helpers/temporary-folder.js';

const one: KnownInstallation = {
	host: 'https://phycloud.example/base',
	label: 'prod',
	readOnly: true,
	access: {kind: 'command', command: 'op read x'},
	keyId: 'key_abc123',
	user: 'ops',
};
const other: KnownInstallation = {
	host: 'http://localhost:8000',
	label: undefined,
	readOnly: false,
	access: {kind: 'store'},
	keyId: undefined,
	user: undefined,
};
const both = {active: one.host, all: [one, other]};

test('what was written is read again', async (t) => {
	const folder = path.join(temporaryFolder(), 'new', 'phyware');
	t.deepEqual(readInstallations(folder), noInstallations);
	await updateInstallations(() => both, folder);
	t.deepEqual(readInstallations(folder), both);
	await updateInstallations(({all}) => ({active: undefined, all: all.slice(1)}), folder);
	t.deepEqual(readInstallations(folder), {active: undefined, all: [other]});
	t.deepEqual(parseInstallations(JSON.stringify(toStored(both))), both);
});

test('only the user can read the file', async (t) => {
	const folder = temporaryFolder();
	const umask = process.umask(0);
	try {
		await updateInstallations(() => both, folder);
	} finally {
		process.umask(umask);
	}

	const {mode} = statSync(installationsFile(folder));
	t.is(process.platform === 'win32' ? 0o600 : mode & 0o777, 0o600);
	t.regex(readFileSync(installationsFile(folder), 'utf8'), /read_only/);
});

const damaged = [
	'',
	'{"installations": {',
	'null',
	'{}',
	'{"installations": []}',
	'{"active": 1, "installations": {}}',
	'{"installations": {"https://a.example": null}}',
	'{"installations": {"https://a.example": {}}}',
	'{"installations": {"https://a.example": {"read_only": 1}}}',
	'{"installations": {"https://a.example": {"read_only": true, "command": ""}}}',
	'{"installations": {"https://a.example": {"read_only": true, "label": 1}}}',
	'{"installations": {"https://a.example/": {"read_only": true}}}',
	'{"installations": {"HTTPS://A.example": {"read_only": true}}}',
	'{"installations": {"file:///etc": {"read_only": true}}}',
	'{"installations": {"prod": {"read_only": true}}}',
];

for (const text of damaged) {
	test(`a damaged file is an error and stays as it is: ${text}`, async (t) => {
		const folder = temporaryFolder();
		const file = installationsFile(folder);
		writeFileSync(file, text);
		const {code, remedy} = t.throws<PhywareError>(() => readInstallations(folder));
		t.is(code, 'VALIDATION');
		t.regex(remedy!, /Repair the file, or delete it/);
		await t.throwsAsync(
			updateInstallations(() => both, folder),
			{code: 'VALIDATION'},
		);
		t.is(readFileSync(file, 'utf8'), text);
	});
}

test('what a change throws is thrown, and nothing is changed', async (t) => {
	const folder = temporaryFolder();
	await updateInstallations(() => both, folder);
	await t.throwsAsync(
		updateInstallations(() => {
			throw new Error('no');
		}, folder),
		{message: 'no'},
	);
	t.deepEqual(readInstallations(folder), both);
});

test('where nothing can be written, that is said', async (t) => {
	await t.throwsAsync(
		updateInstallations(() => both, '/dev/null/phyware'),
		{code: 'SETTINGS'},
	);
	const folder = path.join(temporaryFolder(), 'closed');
	mkdirSync(folder);
	writeFileSync(path.join(folder, 'phyware'), '');
	const {code, reason} = await t.throwsAsync<PhywareError>(
		updateInstallations(() => both, path.join(folder, 'phyware')),
	);
	t.is(code, 'SETTINGS');
	t.truthy(reason);
});

test('a folder of someone else that cannot be read holds nothing for us', (t) => {
	const folder = temporaryFolder();
	mkdirSync(installationsFile(folder));
	t.deepEqual(readInstallations(folder), noInstallations, 'a folder where the file would be');
	t.deepEqual(readInstallations('/dev/null'), noInstallations);
	chmodSync(folder, 0o700);
});
