import {readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {withFallback, createTemporaryPreferences, type Preferences} from '../../source/storage/preferences.js';
import {openPreferences} from '../../source/storage/stored-preferences.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const address = 'https://phycloud.example/prefix/';

for (const [name, open] of [
	['in a file', () => openPreferences(temporaryFolder())],
	['of the demo', createTemporaryPreferences],
] as const) {
	test(`a memory ${name} keeps what it was told of each installation`, async (t) => {
		const memory = open();
		t.deepEqual(memory.read(address), {tenants: []});
		await memory.update(address, (before) => ({...before, tenants: ['ten_a'], sort: 'name'}));
		await memory.update('https://other.example/', () => ({tenants: ['ten_b']}));
		t.like(memory.read(address), {tenants: ['ten_a'], sort: 'name'});
		t.deepEqual(memory.installations().toSorted(), [address, 'https://other.example/'].toSorted());
	});
}

test('the file is readable by its owner alone, and outlives the program', async (t) => {
	const folder = temporaryFolder();
	await openPreferences(folder).update(address, () => ({tenants: ['ten_a']}));
	const file = path.join(folder, 'session.json');
	t.is(statSync(file).mode & 0o777, 0o600);
	t.deepEqual(openPreferences(folder).read(address).tenants, ['ten_a']);
});

test('the folder may be written to by its owner alone, under any umask', async (t) => {
	const folder = path.join(temporaryFolder(), 'phyware');
	const before = process.umask(0);
	await openPreferences(folder).update(address, () => ({tenants: ['ten_a']}));
	process.umask(before);
	t.is(statSync(folder).mode & 0o777, 0o700);
});

test('what is remembered is bounded: the last twenty tenants and installations', async (t) => {
	const memory = openPreferences(temporaryFolder());
	for (let index = 0; index < 30; index++) {
		// One after the other: the order is what is remembered.
		await memory.update(address, (before) => ({...before, tenants: [`ten_${index}`, ...before.tenants]}));
		await memory.update(`https://host-${index}.example/`, (before) => before);
	}

	t.true(memory.read(address).tenants.length <= 20);
	t.is(memory.installations().length, 20);
});

for (const [what, text] of [
	['cut off', '{"installations": '],
	['empty', ''],
	['of another shape', '{"installations": {"https://a.example/": {"tenants": "abc", "at": 1}}}'],
	['without what it should hold', '{"installations": null}'],
] as const) {
	test(`a file that is ${what} is told of, and left as it is`, (t) => {
		const folder = temporaryFolder();
		const file = path.join(folder, 'session.json');
		writeFileSync(file, text);
		t.throws(() => openPreferences(folder));
		t.is(readFileSync(file, 'utf8'), text);
	});
}

test('preferences give up at the first failure, report it once, and are temporary from then on', async (t) => {
	let told = 0;
	const failing: Preferences = {
		installations: () => [],
		read: () => ({tenants: ['ten_a']}),
		async update() {
			throw new Error('no room');
		},
	};
	const memory = withFallback(failing, () => {
		told++;
	});
	t.deepEqual(memory.read(address).tenants, ['ten_a']);
	await memory.update(address, (before) => before);
	await memory.update(address, () => ({tenants: ['ten_b']}));
	t.deepEqual(memory.read(address).tenants, ['ten_b']);
	t.is(told, 1);
});

test('preferences that cannot be opened are temporary, which is reported', (t) => {
	let told = 0;
	const memory = withFallback(undefined, () => {
		told++;
	});
	t.deepEqual(memory.read(address), {tenants: []});
	t.is(told, 1);
});

test('a remembered tenant whose id is invalid is dropped', (t) => {
	const stored = {...createTemporaryPreferences(), read: () => ({tenants: ['ten_a', '\uD83D', 'a b']})};
	const preferences = withFallback(stored, () => {
		t.fail();
	});
	t.deepEqual(preferences.read('http://localhost').tenants, ['ten_a']);
});
