import {existsSync, mkdirSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {type RotationEntry} from '../../../source/storage/journal/rotation-entry.js';
import {openRotations, rotationsInMemory} from '../../../source/storage/journal/rotations.js';
import {temporaryFolder} from '../../helpers/temporary-folder.js';

const base = temporaryFolder();
let folders = 0;

function newFolder(): string {
	folders++;
	return path.join(base, String(folders), 'rotations');
}

function rotation(changes: Partial<RotationEntry> = {}): RotationEntry {
	return {
		version: 1,
		url: 'https://phycloud.example/',
		tenant_id: 'ten_a',
		old: {id: 'key_old', name: 'ci'},
		successor: {id: null, name: 'ci-2', idempotency_key: 'a6e3a0f4-5d2b-4c1e-8a7f-90b1c2d3e4f5'},
		started_at: '2026-03-01T12:00:00Z',
		process: {id: 1},
		host: 'elsewhere',
		...changes,
	};
}

for (const [where, open] of [
	['in a folder', () => openRotations(newFolder())],
	['in memory', () => rotationsInMemory()],
] as const) {
	test(`${where}: a key is in one rotation at a time, and one is updated and ended`, async (t) => {
		const {begin, update, end, open: read} = open();
		const one = rotation();
		t.true(await begin(one));
		t.false(await begin(rotation({started_at: '2026-03-02T12:00:00Z'})));
		t.true(await begin(rotation({url: 'https://other.example/', started_at: '2026-02-01T12:00:00Z'})));
		const known = {...one, successor: {...one.successor, id: 'key_new'}};
		await update(known);
		const {entries, broken} = await read();
		t.deepEqual(entries.at(-1), known);
		t.deepEqual([entries.length, broken], [2, []]);
		await end(known);
		await end(known);
		t.is((await read()).entries.length, 1);
		t.true(await begin(one));
	});
}

test('of many that begin the same rotation at once, one does', async (t) => {
	const folder = newFolder();
	const begun = await Promise.all(Array.from({length: 20}, async () => openRotations(folder).begin(rotation())));
	t.is(begun.filter(Boolean).length, 1);
	t.is(readdirSync(folder).length, 1);
});

test('an entry is for its owner alone', async (t) => {
	const folder = newFolder();
	await openRotations(folder).begin(rotation());
	const [file] = readdirSync(folder);
	t.is(statSync(path.join(folder, file!)).mode & 0o777, 0o600);
});

test('what is no rotation is named and left as it is', async (t) => {
	const folder = newFolder();
	mkdirSync(folder, {recursive: true});
	const file = path.join(folder, 'x.json');
	writeFileSync(file, '{"version":1');
	t.deepEqual(await openRotations(folder).open(), {entries: [], broken: [file]});
	t.true(existsSync(file));
});

test('a user without a folder begins no rotation', async (t) => {
	const error = await t.throwsAsync(openRotations(undefined).begin(rotation()));
	t.regex(error.message, /No folder for the journal of rotations/);
	t.deepEqual(await openRotations(undefined).open(), {entries: [], broken: []});
});
