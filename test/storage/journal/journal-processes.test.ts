import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {copyFileSync, readFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {setImmediate} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {openJournal} from '../../../source/storage/journal/journal.js';
import {processMark} from '../../../source/storage/journal/owner-mark.js';
import {root} from '../../helpers/run.js';
import {temporaryFolder} from '../../helpers/temporary-folder.js';
import {unmeasured} from '../../helpers/unmeasured.js';
import {entry} from './journal-samples.js';

unmeasured();

const linuxTest = process.platform === 'linux' ? test : test.skip;

/** Starts a process that is ended with the test, and gives it back once it has printed a line. */
async function started(t: ExecutionContext, file: string, ...argv: string[]): Promise<[ChildProcess, string]> {
	const child = spawn(file, argv, {stdio: ['pipe', 'pipe', 'inherit'], cwd: root});
	t.teardown(async () => end(child));
	const [line] = (await once(child.stdout, 'data')) as [Buffer];
	return [child, line.toString().trim()];
}

async function end(child: ChildProcess): Promise<void> {
	if (!(child.exitCode === null && child.signalCode === null)) {
		return;
	}

	child.kill('SIGKILL');
	await once(child, 'exit');
}

async function writer(t: ExecutionContext, folder: string, count: number): Promise<ChildProcess> {
	const script = path.join(root, 'test/storage/journal/journal-writer.ts');
	const [child] = await started(t, process.execPath, '--import=tsx', script, folder, String(count));
	return child;
}

test('a create is not interrupted as long as its process runs, and is once that was killed', async (t) => {
	const folder = temporaryFolder();
	const {interrupted} = openJournal(folder);
	const child = await writer(t, folder, 1);
	t.deepEqual(await interrupted(), {entries: [], broken: []});
	await end(child);
	const {entries} = await interrupted();
	t.deepEqual(
		entries.map(({process: {id}}) => id),
		[child.pid],
	);
});

test('processes that write at once lose nothing, and each answers for its own', async (t) => {
	const folder = temporaryFolder();
	const children = await Promise.all([1, 2, 3].map(async () => writer(t, folder, 40)));
	await Promise.all(children.slice(1).map(async (child) => end(child)));
	const {entries, broken} = await openJournal(folder).interrupted();
	t.deepEqual(broken, []);
	t.is(entries.length, 80);
	t.is(new Set(entries.map((each) => each.idempotency_key)).size, 80);
	t.false(entries.some(({process: {id}}) => id === children[0]!.pid));
});

test("another host's create counts as pending: whether its process runs is unknown", async (t) => {
	const journal = openJournal(temporaryFolder());
	const here = entry();
	const elsewhere = entry({host: 'another.example'});
	await journal.write(here);
	await journal.write(elsewhere);
	t.deepEqual((await journal.interrupted()).entries, [elsewhere]);
});

linuxTest('a process that has the number of one that ended is told apart by its mark', async (t) => {
	const journal = openJournal(temporaryFolder());
	const before = entry({process: {id: process.pid, mark: String(Number(processMark(process.pid)) - 1)}});
	await journal.write(before);
	t.deepEqual((await journal.interrupted()).entries, [before]);
});

test('a create of a process without a mark counts as interrupted once that has ended', async (t) => {
	const journal = openJournal(temporaryFolder());
	const [child] = await started(t, process.execPath, '-e', 'console.log(1); process.stdin.resume()');
	await end(child);
	const unmarked = entry({process: {id: child.pid!}});
	await journal.write(unmarked);
	t.deepEqual((await journal.interrupted()).entries, [unmarked]);
});

test('a process has the same mark whenever one asks, until it has ended', async (t) => {
	const [child] = await started(t, process.execPath, '-e', 'console.log(1); process.stdin.resume()');
	const mark = processMark(child.pid!);
	t.truthy(mark);
	t.is(processMark(child.pid!), mark);
	await end(child);
	t.is(processMark(child.pid!), undefined);
});

linuxTest('a mark is the time of the start, whatever the program calls itself', async (t) => {
	const folder = temporaryFolder();
	for (const name of ['plain', 'a) R 1 2 3 4', ') ', '((', '\u0007\n) S 1']) {
		const file = path.join(folder, name);
		copyFileSync('/bin/sh', file);
		const before = os.uptime();
		const [child] = await started(t, file, '-c', 'echo started; read line');
		// In hundredths of a second since the machine was started.
		const start = Number(processMark(child.pid!)) / 100;
		t.true(start > before - 1 && start < os.uptime() + 1, `${name}: ${before}, ${start}, ${os.uptime()}`);
		await end(child);
	}
});

(process.platform === 'linux' ? test : test.skip)(
	'a process that was killed has ended, though its parent never looks after it',
	async (t) => {
		const [, id] = await started(t, 'sh', '-c', 'sleep 0.2 & echo $!; exec sleep 60');
		while (!readFileSync(`/proc/${id}/stat`, 'utf8').includes(') Z ')) {
			await setImmediate();
		}

		t.is(processMark(Number(id)), undefined);
	},
);
