import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {inTenant, reminderOf, workplace} from './workplace.js';

/*
A secret that cannot be delivered: where that is known before, nothing is sent; where it turns out later, `recover` brings it back.
*/

const create = `phyware cloud keys create ${inTenant.join(' ')} --name line-7`;

/** Prints the exit code of the first command of a pipeline. */
const statusOfFirst = 'echo "$PIPESTATUS"';

function creates(requests: readonly string[]): string[] {
	return requests.filter((request) => request.startsWith('POST '));
}

const voids: Readonly<Record<string, string>> = {
	'that is closed': '>&-',
	'to /dev/null': '> /dev/null',
	'to /dev/full': '> /dev/full',
};

for (const [what, redirection] of Object.entries(voids)) {
	test(`create with standard output ${what}: nothing is sent, and nothing waits`, async (t) => {
		const {sh, entries, requests} = await workplace(t);
		for (const form of ['', ' --secret-only', ' -o json']) {
			const {exitCode, stderr} = await sh(`${create}${form} ${redirection}`);
			t.is(exitCode, 1);
			t.regex(stderr, /stdout is closed or discarded: the secret would be lost\./);
			t.regex(stderr, /--secret-file <PATH>/);
		}

		t.deepEqual(creates(requests), []);
		t.deepEqual(entries(), []);
	});

	test(`create with standard output ${what} and --secret-file: the secret is in the file`, async (t) => {
		const {sh, home} = await workplace(t);
		await sh(`${create} --secret-file secret ${redirection}`);
		t.regex(readFileSync(path.join(home, 'secret'), 'utf8'), /^phk_test_\w{49}$/);
	});

	test(`recover with standard output ${what}: nothing is lost, and recover brings the secret after that`, async (t) => {
		const {interrupted, sh, run, entries, requests} = await workplace(t);
		const {secret} = await interrupted('line-7');
		const sent = creates(requests).length;
		const {exitCode, stderr} = await sh(`phyware cloud keys recover ${redirection}`);
		t.is(exitCode, 1);
		t.regex(stderr, /stdout is closed or discarded: the secret would be lost\./);
		t.is(creates(requests).length, sent);
		t.is(entries().length, 1);
		t.true((await run(['recover'])).stdout.includes(secret));
		t.deepEqual(entries(), []);
	});
}

test('what recover says to do about standard output is something that recover takes', async (t) => {
	const {interrupted, sh} = await workplace(t);
	await interrupted('line-7');
	const {stderr} = await sh('phyware cloud keys recover > /dev/null');
	t.regex(stderr, /stdout is closed or discarded/);
	t.notRegex(stderr, /--secret-file/);
});

for (const form of ['', ' --secret-only', ' -o json', ' -o yaml']) {
	test(`create${form} for a reader that has gone: the key is named, recover is, and it brings the secret`, async (t) => {
		const {sh, run, entries, server} = await workplace(t);
		const {stdout, stderr} = await sh(`${create}${form} | head -c 0; ${statusOfFirst}`);
		t.is(stdout, '1\n');
		const id = server.store.findActiveByName('ten_test01', 'line-7')!;
		t.true(stderr.includes(`The key ${id} was created, but its secret was not delivered.`));
		t.true(stderr.includes('phyware cloud keys recover'));
		t.true(stderr.includes(`phyware cloud keys revoke ${id}`));
		t.deepEqual(
			entries().map((entry) => entry.key_id),
			[id],
		);
		const recovered = await run(['recover', '-o', 'jsonl']);
		const {secret} = JSON.parse(recovered.stdout) as {secret: string};
		t.is((await server.request('/v1/identity', {secret})).status, 200);
		t.deepEqual(entries(), []);
	});
}

test('recover for a reader that has gone: nothing is lost', async (t) => {
	const {interrupted, sh, run, entries} = await workplace(t);
	const {secret} = await interrupted('line-7');
	await sh('phyware cloud keys recover | head -c 0');
	t.is(entries().length, 1);
	t.is((await run(['list', ...inTenant])).stderr, reminderOf('line-7'));
	t.true((await run(['recover'])).stdout.includes(secret));
});

test('recover for a reader that has gone fails, and says what to do', async (t) => {
	const {interrupted, sh} = await workplace(t);
	await interrupted('line-7');
	const {stdout, stderr} = await sh(`phyware cloud keys recover | head -c 0; ${statusOfFirst}`);
	t.is(stdout, '1\n');
	t.regex(stderr, /phyware cloud keys recover/);
});

test('a disk that is full: the key and recover are named, and recover brings the secret once there is room', async (t) => {
	const {sh, run, entries, server} = await workplace(t);
	// A file may grow to 8 KiB and no further, which is enough for the journal; coverage would want more.
	const onFullDisk = async (command: string) => sh(`head -c 8192 /dev/zero > full; ulimit -f 8; ${command} >> full`);
	const failed = await onFullDisk(create);
	const id = server.store.findActiveByName('ten_test01', 'line-7')!;
	t.is(failed.exitCode, 1);
	t.true(failed.stderr.includes(`The key ${id} was created, but its secret was not delivered.`));
	t.regex(failed.stderr, /phyware cloud keys recover/);

	const again = await onFullDisk('phyware cloud keys recover');
	t.is(again.exitCode, 1);
	t.regex(again.stderr, /Could not write the output/);
	t.is(entries().length, 1);
	t.regex((await run(['recover', '-o', 'json'])).stdout, /"secret": "phk_test_/);
	t.deepEqual(entries(), []);
});

test('a journal that cannot be written: nothing is sent; other commands work as ever', async (t) => {
	const {run, home, requests} = await workplace(t);
	const file = path.join(home, 'file');
	writeFileSync(file, '');
	const env = {XDG_STATE_HOME: file};
	const {exitCode, stdout, stderr} = await run(['create', ...inTenant, '--name', 'line-7'], {env});
	t.deepEqual([exitCode, stdout], [1, '']);
	t.regex(stderr, /^error: Cannot read or write the journal of creates in \S+\.\n {2}A part of the path/);
	t.regex(stderr, /XDG_STATE_HOME to another\.\n$/);
	t.deepEqual(creates(requests), []);
	const list = await run(['list', ...inTenant], {env});
	t.is(list.exitCode, 0);
	t.notRegex(list.stderr, /journal|recover/);
	t.is((await run(['recover'], {env})).exitCode, 1);
});

for (const place of ['taken', 'folder', 'missing/secret', 'taken/secret', '/dev/full']) {
	test(`--secret-file ${place}, where none can be made: nothing is sent, and nothing waits`, async (t) => {
		const {run, home, entries, requests} = await workplace(t);
		writeFileSync(path.join(home, 'taken'), 'dear to someone');
		mkdirSync(path.join(home, 'folder'));
		const {exitCode, stdout} = await run(['create', ...inTenant, '--name', 'line-7', '--secret-file', place], {
			cwd: home,
		});
		t.deepEqual([exitCode, stdout], [4, '']);
		t.deepEqual(requests, []);
		t.deepEqual(entries(), []);
		t.is(readFileSync(path.join(home, 'taken'), 'utf8'), 'dear to someone');
		t.false(existsSync(path.join(home, 'missing')));
	});
}

test('--secret-file that got its secret leaves nothing waiting', async (t) => {
	const {run, entries, home} = await workplace(t);
	const flags = ['--secret-file', path.join(home, 'secret')];
	t.is((await run(['create', ...inTenant, '--name', 'line-7', ...flags])).exitCode, 0);
	t.deepEqual(entries(), []);
});

for (const redirection of ['| head -c 0', '> /dev/full']) {
	test(`--secret-file that got its secret leaves nothing waiting, though the rest is not read: ${redirection}`, async (t) => {
		const {sh, entries, home} = await workplace(t);
		await sh(`${create} --secret-file secret ${redirection}`);
		t.regex(readFileSync(path.join(home, 'secret'), 'utf8'), /^phk_test_\w{49}$/);
		t.deepEqual(entries(), []);
	});
}
