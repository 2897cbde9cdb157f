import {chmodSync, existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {inTenant, workplace} from './workplace.js';

/*
A secret that goes to a command: only one that took all of it and ended with exit code 0 has it; else the create is pending, and `recover -- COMMAND` delivers the same secret.
*/

const unixTest = process.platform === 'win32' ? test.skip : test;
const create = `phyware cloud keys create ${inTenant.join(' ')} --name line-7`;

/** A stand-in for a secret manager: it keeps what it got in files. */
const vault = String.raw`#!/bin/sh
cat > got
printf '%s\n' "$@" > arguments
env > environment
echo 'stored' ; echo 'on stderr' >&2
`;

async function place(t: Parameters<typeof workplace>[0]) {
	const work = await workplace(t);
	const file = path.join(work.home, 'vault');
	writeFileSync(file, vault);
	chmodSync(file, 0o755);
	const read = (name: string) => readFileSync(path.join(work.home, name), 'utf8');
	return {...work, read};
}

unixTest('a command gets the exact secret on its standard input, and nowhere else', async (t) => {
	const {sh, read, entries} = await place(t);
	const {exitCode, stdout, stderr} = await sh(`${create} -o json -- ./vault set 'CI KEY' "a'b"`);
	t.is(exitCode, 0, stderr);
	const secret = read('got');
	t.regex(secret, /^phk_test_\w{49}$/);
	t.is(read('arguments'), "set\nCI KEY\na'b\n");
	const {key} = JSON.parse(stdout) as {key: {id: string; secret: null}};
	t.is(key.secret, null);
	const environment = read('environment');
	t.regex(environment, new RegExp(`^PHYWARE_KEY_ID=${key.id}$`, 'm'));
	t.regex(environment, /^PHYWARE_KEY_NAME=line-7$/m);
	t.regex(environment, /^PHYWARE_KEY_TENANT_ID=ten_test01$/m);
	t.false([environment, read('arguments'), stdout, stderr].some((text) => text.includes(secret)));
	t.regex(stderr, /^stored\non stderr\n/);
	t.deepEqual(entries(), []);
});

unixTest('on a table the key is shown with where its secret went', async (t) => {
	const {sh} = await place(t);
	const {stdout} = await sh(`${create} -- ./vault set CI_KEY`);
	t.regex(stdout, /^Secret +delivered to \.\/vault set CI_KEY$/m);
	t.notRegex(stdout, /phk_test_\w{5}/);
});

const failing: ReadonlyArray<readonly [what: string, command: string, reason: RegExp, flags?: string]> = [
	['fails', 'sh -c "cat > /dev/null; exit 3"', /"sh" ended with exit code 3\./],
	['reads half and dies', String.raw`sh -c "head -c 10 > /dev/null; kill -9 \$\$"`, /"sh" ended by SIGKILL\./],
	['is killed', String.raw`sh -c "kill \$\$"`, /"sh" ended by SIGTERM\./],
	['hangs', 'sleep 100', /"sleep" did not end within 0\.5 s\./, '--command-timeout 500ms'],
	[
		'hangs and ignores SIGTERM',
		'sh -c "trap : TERM; while :; do sleep 0.1; done"',
		/"sh" did not end within 0\.5 s\./,
		'--command-timeout 500ms',
	],
	['is no program', './data', /"\.\/data" could not be started: ENOEXEC\.|"\.\/data" ended with exit code/],
];

for (const [what, command, reason, flags = ''] of failing) {
	unixTest(`a command that ${what}: the key is pending and named, and recover delivers the same secret`, async (t) => {
		const {sh, home, read, entries, requests} = await place(t);
		writeFileSync(path.join(home, 'data'), '\u0000\u0001 no program');
		chmodSync(path.join(home, 'data'), 0o755);
		const {exitCode, stdout, stderr} = await sh(`${create} ${flags} -- ${command}`);
		t.is(exitCode, 1);
		t.is(stdout, '');
		t.regex(stderr, /^error: The key "line-7" \(key_\w+\) was created, but its secret was not delivered\.\n/m);
		t.regex(stderr, reason);
		t.regex(stderr, /To deliver it, run: phyware cloud keys recover -- /);
		t.is(entries().length, 1);
		const again = await sh('phyware cloud keys recover -o json -- ./vault set CI_KEY');
		t.is(again.exitCode, 0, again.stderr);
		t.deepEqual(entries(), []);
		const {keys} = JSON.parse(again.stdout) as {keys: Array<{id: string; secret: null}>};
		t.true(stderr.includes(keys[0]!.id));
		t.is(keys[0]!.secret, null);
		t.regex(read('got'), /^phk_test_\w{49}$/);
		t.is(requests.filter((request) => request.startsWith('POST ')).length, 2);
	});
}

unixTest('a command that prints a great deal is delivered to all the same', async (t) => {
	const {sh, entries} = await place(t);
	const {exitCode, stdout} = await sh(
		`${create} -o json -- sh -c "cat > got; head -c 20000000 /dev/zero" 2> /dev/null`,
	);
	t.is(exitCode, 0);
	t.true(stdout.length < 2000);
	t.deepEqual(entries(), []);
});

const refused: ReadonlyArray<readonly [what: string, line: string, message: RegExp]> = [
	['a command that is not there', `${create} -- valut put`, /^error: command not found: "valut"$/m],
	['a path that is not there', `${create} -- ./missing`, /^error: command not found: "\.\/missing"$/m],
	['a file that is not executable', `${create} -- ./text`, /^error: command not found: "\.\/text"$/m],
	['a folder', `${create} -- /tmp`, /^error: command not found: "\/tmp"$/m],
	['no command', `${create} --`, /^error: missing command after --$/m],
	['an empty command', `${create} -- ''`, /^error: missing command after --$/m],
	[
		'--secret-only',
		`${create} --secret-only -- ./vault`,
		/^error: --secret-only and a command after -- cannot be used together$/m,
	],
	[
		'--secret-file',
		`${create} --secret-file f -- ./vault`,
		/^error: --secret-file and a command after -- cannot be used together$/m,
	],
	[
		'a time limit of zero',
		`${create} --command-timeout 0 -- ./vault`,
		/^error: invalid value "0" for --command-timeout: /m,
	],
	[
		'recover --revoke',
		'phyware cloud keys recover --revoke -- ./vault',
		/^error: --revoke and a command after -- cannot be used together$/m,
	],
	['recover without a command', 'phyware cloud keys recover --', /^error: missing command after --$/m],
];

for (const [what, line, message] of refused) {
	unixTest(`with ${what} nothing is sent`, async (t) => {
		const {sh, home, requests} = await place(t);
		writeFileSync(path.join(home, 'text'), '');
		const {exitCode, stderr} = await sh(line);
		t.is(exitCode, 4);
		t.regex(stderr, message);
		t.deepEqual(requests, []);
		t.false(existsSync(path.join(home, 'got')));
	});
}

unixTest('a signal ends the command, and the key is pending', async (t) => {
	const {sh, entries} = await place(t);
	const {stdout, stderr} = await sh(
		`${create} -- sh -c "cat > /dev/null; touch begun; exec sleep 60" & pid=$!; while [ ! -e begun ]; do sleep 0.05; done; kill -INT $pid; wait $pid; echo $?`,
	);
	t.regex(stdout, /^130$/m);
	t.regex(stderr, /Interrupted|was not delivered/);
	t.is(entries().length, 1);
});
