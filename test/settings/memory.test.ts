import {readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {forgetfulMemory} from '../../source/settings/memory.js';
import {openMemory} from '../../source/settings/stored-memory.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const address = 'https://phycloud.example/prefix/';

for (const [name, open] of [
	['in a file', () => openMemory(temporaryFolder())],
	['of the demo', forgetfulMemory],
] as const) {
	test(`a memory ${name} keeps what it was told of each installation`, (t) => {
		const memory = open();
		t.deepEqual(memory.read(address), {tenants: []});
		memory.update(address, (before) => ({...before, tenants: ['ten_a'], sort: 'name'}));
		memory.update('https://other.example/', () => ({tenants: ['ten_b']}));
		t.like(memory.read(address), {tenants: ['ten_a'], sort: 'name'});
		t.deepEqual(memory.installations().toSorted(), [address, 'https://other.example/'].toSorted());
	});
}

test('the file is readable by its owner alone, and outlives the program', (t) => {
	const folder = temporaryFolder();
	openMemory(folder).update(address, () => ({tenants: ['ten_a']}));
	const file = path.join(folder, 'session.json');
	t.is(statSync(file).mode & 0o777, 0o600);
	t.deepEqual(openMemory(folder).read(address).tenants, ['ten_a']);
});

test('what is remembered is bounded: the last twenty tenants and installations', (t) => {
	const memory = openMemory(temporaryFolder());
	for (let index = 0; index < 30; index++) {
		memory.update(address, (before) => ({...before, tenants: [`ten_${index}`, ...before.tenants]}));
		memory.update(`https://host-${index}.example/`, (before) => before);
	}

	t.true(memory.read(address).tenants.length <= 20);
	t.is(memory.installations().length, 20);
});

test('a file that is not what was written is told of, and left as it is', (t) => {
	const folder = temporaryFolder();
	const file = path.join(folder, 'session.json');
	writeFileSync(file, '{"installations": ');
	t.throws(() => openMemory(folder).installations());
	t.is(readFileSync(file, 'utf8'), '{"installations": ');
});
