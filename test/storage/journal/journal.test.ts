import {execFileSync} from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	truncateSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {PhywareError} from '../../../source/core/errors.js';
import {type JournalEntry, parseEntry} from '../../../source/storage/journal/entry.js';
import {journalFolder, noJournal, openJournal} from '../../../source/storage/journal/journal.js';
import {systemReason} from '../../../source/storage/system-reason.js';
import {temporaryFolder} from '../../helpers/temporary-folder.js';
import {abandoned, entry, fileOf} from './journal-samples.js';

// The widest that a user could set: the modes must come from the program.
process.umask(0);

const base = temporaryFolder();
let folders = 0;

function newFolder(): string {
	folders++;
	return path.join(base, String(folders), 'creates');
}

test('entries are found when the journal is opened later, the oldest first', async (t) => {
	const folder = newFolder();
	const {write} = openJournal(folder);
	// By their names, the files would come the other way round.
	const named = (digit: string, changes: Partial<JournalEntry>) =>
		abandoned({idempotency_key: `${digit}6e3a0f4-5d2b-4c1e-8a7f-90b1c2d3e4f5`, ...changes});
	const late = named('1', {
		started_at: '2026-03-01T12:00:01Z',
		newest_before: {created_at: '2026-03-01T11:00:00Z', ids: ['key_a']},
		key_id: 'key_b',
	});
	const middle = named('2', {started_at: '2026-03-01T12:00:00.500Z'});
	const early = named('3', {
		request: {name: 'schlüssel "鍵"', scopes: ['read:events', 'x'], expires_at: '2027-01-01T00:00:00Z'},
	});
	for (const each of [late, early, middle]) {
		await write(each);
	}

	t.deepEqual(await openJournal(folder).interrupted(), {entries: [early, middle, late], broken: []});
});

test('an entry is for its owner alone, and so is its folder', async (t) => {
	const folder = newFolder();
	const one = entry();
	await openJournal(folder).write(one);
	t.is(statSync(fileOf(folder, one)).mode & 0o777, 0o600);
	t.is(statSync(folder).mode & 0o777, 0o700);
	await openJournal(folder).write({...one, key_id: 'key_a'});
	t.is(statSync(fileOf(folder, one)).mode & 0o777, 0o600);
});

test('there is one file for each entry, and nothing beside them', async (t) => {
	const folder = newFolder();
	const entries = Array.from({length: 100}, () => abandoned());
	await Promise.all(entries.map(async (each) => openJournal(folder).write(each)));
	t.deepEqual(readdirSync(folder).toSorted(), entries.map((each) => path.basename(fileOf(folder, each))).toSorted());
	const found = await openJournal(folder).interrupted();
	t.is(new Set(found.entries.map((each) => each.idempotency_key)).size, 100);
});

test('an entry is replaced at one stroke: a reader beside it always finds a whole one', async (t) => {
	const folder = newFolder();
	const journal = openJournal(folder);
	const small = abandoned();
	const large = {...small, request: {name: 'line-7', scopes: Array.from({length: 64}, () => 'x'.repeat(2000))}};
	const wholeTexts = new Set([small, large].map((each) => `${JSON.stringify(each, undefined, 2)}\n`));
	await journal.write(small);
	const over = new AbortController();
	const seen = new Set<string>();
	const read = async () => {
		while (!over.signal.aborted) {
			seen.add(await readFile(fileOf(folder, small), 'utf8'));
		}
	};

	const readers = [read(), read()];
	for (let count = 0; count < 40; count++) {
		await journal.write(count % 2 === 0 ? large : small);
	}

	over.abort();
	await Promise.all(readers);
	t.deepEqual(seen, wholeTexts);
	t.is(readdirSync(folder).length, 1);
});

test('an entry that is deleted is gone, the others stay, and deleting it again does no harm', async (t) => {
	const folder = newFolder();
	const journal = openJournal(folder);
	const [gone, kept] = [abandoned(), abandoned()];
	await journal.write(gone);
	await journal.write(kept);
	await journal.remove(gone);
	await journal.remove(gone);
	t.false(existsSync(fileOf(folder, gone)));
	t.deepEqual((await journal.interrupted()).entries, [kept]);
});

test('where nothing was ever written down, nothing waits, and nothing is made', async (t) => {
	const folder = newFolder();
	t.deepEqual(await openJournal(folder).interrupted(), {entries: [], broken: []});
	t.false(existsSync(folder));
});

test('what cannot be read is named and left as it is, beside entries that can', async (t) => {
	const folder = newFolder();
	const journal = openJournal(folder);
	const good = abandoned();
	await journal.write(good);
	const text = JSON.stringify(abandoned());
	const bad: Readonly<Record<string, string>> = {
		'empty.json': '',
		'half.json': text.slice(0, text.length / 2),
		'list.json': '[]',
		'later.json': text.replace('"version":1', '"version":2'),
		'no-host.json': text.replace('"host"', '"hosts"'),
		'other-tenant.json': text.replace('ten_test01', 'ten_../../x'),
		'no-uuid.json': text.replace(/"idempotency_key":"[^"]+"/, '"idempotency_key":"../../x"'),
	};
	for (const [name, content] of Object.entries(bad)) {
		writeFileSync(path.join(folder, name), content);
	}

	mkdirSync(path.join(folder, 'folder.json'));
	execFileSync('mkfifo', [path.join(folder, 'pipe.json')]);
	writeFileSync(path.join(folder, 'huge.json'), '{');
	truncateSync(path.join(folder, 'huge.json'), 5_000_000_000);
	const {entries, broken} = await journal.interrupted();
	t.deepEqual(entries, [good]);
	t.deepEqual(
		broken.map(({file}) => path.relative(folder, file)).toSorted(),
		[...Object.keys(bad), 'folder.json', 'pipe.json', 'huge.json'].toSorted(),
	);
	for (const [name, content] of Object.entries(bad)) {
		t.is(readFileSync(path.join(folder, name), 'utf8'), content);
	}
});

test('the draft of a write that was killed is no entry, and no broken one', async (t) => {
	const folder = newFolder();
	const journal = openJournal(folder);
	const one = abandoned();
	await journal.write(one);
	writeFileSync(`${fileOf(folder, one)}.0b0e6a7e.draft`, '{"version":');
	t.deepEqual(await journal.interrupted(), {entries: [one], broken: []});
});

test('a write that fails says why and what to do, and leaves no draft behind', async (t) => {
	const folder = newFolder();
	const one = entry();
	mkdirSync(fileOf(folder, one), {recursive: true});
	const error = await t.throwsAsync<PhywareError>(openJournal(folder).write(one), {
		instanceOf: PhywareError,
		code: 'OUTPUT',
		message: `Cannot read or write the journal of creates in ${folder}.`,
	});
	t.is(error.reason, 'It is a folder. Without it a secret could be lost.');
	t.is(error.remedy, 'Make the folder writable, or set XDG_STATE_HOME to another.');
	t.deepEqual(readdirSync(folder), [path.basename(fileOf(folder, one))]);
});

test('a folder that cannot be made, read or changed is an output error with a remedy', async (t) => {
	const file = path.join(temporaryFolder(), 'file');
	writeFileSync(file, '');
	const expected = {instanceOf: PhywareError, code: 'OUTPUT'} as const;
	for (const attempt of [
		async () => openJournal(path.join(file, 'creates')).write(entry()),
		async () => openJournal(file).write(entry()),
		async () => openJournal(file).interrupted(),
		async () => openJournal(file).remove(entry()),
	]) {
		const error = await t.throwsAsync<PhywareError>(attempt, expected);
		t.regex(error.reason!, /^(?:A part of the path is a file, not a folder|System error: EEXIST)\./);
		t.regex(error.remedy!, /XDG_STATE_HOME/);
	}

	t.is(readFileSync(file, 'utf8'), '');
});

test('on Linux the journal is where XDG_STATE_HOME says', (t) => {
	const before = process.env['XDG_STATE_HOME'];
	process.env['XDG_STATE_HOME'] = '/somewhere/state';
	const folder = journalFolder();
	if (before === undefined) {
		delete process.env['XDG_STATE_HOME'];
	} else {
		process.env['XDG_STATE_HOME'] = before;
	}

	t.is(
		process.platform === 'linux' ? folder : path.basename(folder!),
		process.platform === 'linux' ? '/somewhere/state/phyware/creates' : 'creates',
	);
});

test('without a folder the journal is empty, and a create is refused with what to set', async (t) => {
	const journal = openJournal(undefined);
	t.deepEqual(await journal.interrupted(), {entries: [], broken: []});
	const error = await t.throwsAsync<PhywareError>(journal.write(entry()), {instanceOf: PhywareError, code: 'OUTPUT'});
	t.regex(error.remedy!, /XDG_STATE_HOME/);
});

test('the journal of the demo keeps nothing', async (t) => {
	const journal = noJournal();
	await journal.write(abandoned());
	t.deepEqual(await journal.interrupted(), {entries: [], broken: []});
	await t.notThrowsAsync(journal.remove(entry()));
});

test('an entry is read as it was written, without what it did not have', (t) => {
	const one = entry({process: {id: 7}});
	t.deepEqual(parseEntry(JSON.stringify({...one, more: 'x'})), {entry: one});
	t.deepEqual(parseEntry('{'), {fault: 'damaged'});
	t.deepEqual(parseEntry('[]'), {fault: 'damaged'});
	t.deepEqual(parseEntry(JSON.stringify({...one, version: 2})), {fault: 'newer'});
});

test('the reasons of the system are sentences', (t) => {
	const reason = (code?: string) => systemReason(Object.assign(new Error('x'), {code}));
	t.is(reason('ENOSPC'), 'No space left on the disk.');
	t.is(reason('EACCES'), reason('EPERM'));
	t.is(reason('EMFILE'), 'System error: EMFILE.');
	t.is(reason(), 'Unknown system error.');
});

test('a draft left by a killed process is removed after a day, a younger one left alone', async (t) => {
	const folder = newFolder();
	const {write, interrupted} = openJournal(folder);
	await write(abandoned());
	const [old, young] = [path.join(folder, 'a.json.1.draft'), path.join(folder, 'a.json.2.draft')];
	writeFileSync(old, '{');
	writeFileSync(young, '{');
	const yesterday = Date.now() / 1000 - 25 * 3600;
	utimesSync(old, yesterday, yesterday);
	t.is((await interrupted()).entries.length, 1);
	t.false(existsSync(old));
	t.true(existsSync(young));
});
