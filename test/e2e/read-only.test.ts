import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {inTenant, workplace} from './workplace.js';

const changes: ReadonlyArray<readonly string[]> = [
	['create', ...inTenant, '--name', 'a'],
	['create', ...inTenant, '--name', 'a', '--', 'cat'],
	['revoke', 'key_abc123'],
	['revoke', 'key_abc123', '--yes'],
	['revoke', ...inTenant, '--match', '*', '--yes'],
	['rotate', 'key_abc123'],
	['rotate', 'key_abc123', '--wait', '1h'],
	['rotate', '--finish'],
	['rotate', '--finish', '--force', 'key_abc123'],
	['recover'],
	['recover', '--revoke'],
];

for (const argv of changes) {
	test(`read-only refuses ${argv.join(' ')} before anything is sent`, async (t) => {
		const {run, requests, entries, home, url} = await workplace(t);
		const byFlag = await run([...argv.slice(0, 1), '--read-only', ...argv.slice(1)]);
		const byVariable = await run(argv, {env: {PHYWARE_READ_ONLY: '1'}});
		const settings = path.join(home, '.config/phyware/installations.json');
		mkdirSync(path.dirname(settings), {recursive: true});
		writeFileSync(settings, JSON.stringify({installations: {[url]: {label: 'prod', read_only: true}}}));
		const bySettings = await run(argv);
		for (const [{exitCode, stdout, stderr}, reason] of [
			[byFlag, /--read-only was given/],
			[byVariable, /PHYWARE_READ_ONLY is set/],
			[bySettings, /\(prod\) was signed in to with --read-only[\s\S]*phyware auth login --host/],
		] as const) {
			t.is(exitCode, 4, stderr);
			t.is(stdout, '');
			t.regex(stderr, /^error: Nothing may be changed: phyware is in read-only mode\./);
			t.regex(stderr, reason);
		}

		t.deepEqual(requests, []);
		t.deepEqual(entries(), []);
	});
}

for (const argv of [
	['list', ...inTenant],
	['audit', ...inTenant],
	['revoke', ...inTenant, '--match', '*', '--dry-run'],
	['rotate', '--status'],
	['recover', '--dry-run'],
]) {
	test(`read-only lets ${argv.join(' ')} read`, async (t) => {
		const {run} = await workplace(t);
		const {exitCode, stderr} = await run([...argv, '--read-only']);
		t.is(exitCode, 0, stderr);
	});
}

test('what says no to read-only is none', async (t) => {
	const {run} = await workplace(t);
	for (const value of ['', '0', 'false', 'no', 'off']) {
		const env = {PHYWARE_READ_ONLY: value};
		const {exitCode} = await run(['create', ...inTenant, '--name', `a${value}`], {env});
		t.is(exitCode, 0, value);
	}
});

test('an error of read-only mode has a code of its own', async (t) => {
	const {run} = await workplace(t);
	const {stderr} = await run(['create', ...inTenant, '--name', 'a', '--read-only', '-o', 'json']);
	t.like((JSON.parse(stderr) as {error: object}).error, {code: 'READ_ONLY', request_id: null, status: null});
});
