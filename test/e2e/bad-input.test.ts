import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {answering, hostileServer} from '../helpers/hostile.js';
import {phywareHere} from '../helpers/run-here.js';
import {isRefused, type RefusedLine} from '../helpers/refused-line.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const folder = temporaryFolder();
const noCertificate = path.join(folder, 'no-certificate.pem');
await writeFile(noCertificate, 'hello');

const tenant = ['--tenant-id', 'ten_abc123'];
const named = [...tenant, '--name', 'n'];
const nextYear = new Date().getUTCFullYear() + 1;
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

const cases: readonly RefusedLine[] = [
	[
		'create without anything',
		['create'],
		/^missing required flags: --tenant-id, --name$/,
		/--tenant-id <ID> --name <NAME>/,
	],
	['create without a tenant', ['create', '--name', 'n'], /^missing required flag: --tenant-id$/, /create --tenant-id/],
	['create without a name', ['create', ...tenant], /^missing required flag: --name$/, /--name <NAME>/],
	['list without a tenant', ['list'], /^missing required flag: --tenant-id$/, /list --tenant-id/],
	['revoke without a key', ['revoke'], /^missing required argument: KEY_ID$/, /revoke <KEY_ID>/],
	['keys without a tenant', [], /^missing required flag: --tenant-id$/, /list --tenant-id/],
	['an empty tenant', ['list', '--tenant-id', ''], /^--tenant-id is empty/, /Add a value after --tenant-id\./],
	['an empty name', ['create', ...tenant, '--name', ' '], /^--name is empty/, /Add a value after --name\./],
	['an empty scope', ['create', ...named, '--scopes', ''], /^--scopes is empty/, /Add a value after --scopes\./],
	['scopes that are only separators', ['create', ...named, '--scopes', ' , '], /^No scope\./, /read:events/],
	['an empty output', ['list', ...tenant, '-o', ''], /^--output is empty/, /Add a value after --output\./],
	['a tenant id that is no word', ['list', '--tenant-id', 'ac me'], /"ac me" is not a tenant id/, /Check the id/],
	['a key id for a tenant', ['list', '--tenant-id', 'key_abc123'], /"key_abc123" is not a tenant id/, /Check/],
	['a tenant id for a key', ['revoke', 'ten_abc'], /"ten_abc" is not a key id/, /keys list/],
	['a key id that is a path', ['revoke', '..'], /"\.\." is not a key id/, /keys list/],
	['a key id with a path in it', ['revoke', 'key_a/../b'], /is not a key id/, /keys list/],
	['a key id that is too long', ['revoke', `key_${'a'.repeat(125)}`], /is not a key id/, /keys list/],
	[
		'an unknown output',
		['list', ...tenant, '-o', 'xml'],
		/^invalid value "xml" for --output: use/,
		/table, json, jsonl, yaml, csv or markdown/,
	],
	['a mistyped output', ['list', ...tenant, '-o', 'jsn'], /^invalid value "jsn" for --output/, /Did you mean json\?/],
	['a malformed scope', ['create', ...named, '--scopes', 'everything'], /"everything" is not a scope/, /read:events/],
	[
		'a mistyped scope',
		['create', ...named, '--scopes', 'reed:events'],
		/"reed:events" is not a scope/,
		/Did you mean read:events\?/,
	],
	['the expiry 0d', ['create', ...named, '--expires', '0d'], /not in the future/, /later date/],
	['the expiry -1d', ['create', ...named, '--expires', '-1d'], /^invalid expiry "-1d"/, /90d/],
	[
		'the expiry yesterday, as a word',
		['create', ...named, '--expires', 'yesterday'],
		/^invalid expiry "yesterday"/,
		/90d/,
	],
	['the expiry yesterday, as a date', ['create', ...named, '--expires', yesterday], /not in the future/, /later date/],
	[
		'the expiry 32nd of Foo',
		['create', ...named, '--expires', '32nd of Foo'],
		/^invalid expiry "32nd of Foo"/,
		/never/,
	],
	['an expiry on 31 February', ['create', ...named, '--expires', `${nextYear}-02-31`], /^invalid expiry/, /90d/],
	['the expiry 100 years', ['create', ...named, '--expires', '100 years'], /^invalid expiry "100 years"/, /1y/],
	['the expiry 100y', ['create', ...named, '--expires', '100y'], /more than 10 years ahead/, /10y, or never/],
	['an expiry in minutes', ['create', ...named, '--expires', '90m'], /^invalid expiry/, /12h/],
	['a url that is none', ['list', ...tenant, '--url', 'phycloud'], /"phycloud" is not a URL/, /https:/],
	['a url of another scheme', ['list', ...tenant, '--url', 'ftp://host'], /not an http or https URL/, /https:/],
	[
		'a url with a password in it',
		['list', ...tenant, '--url', 'https://u:hunter2@host'],
		/contains a user name/,
		/PHYCLOUD_API_KEY/,
	],
	[
		'a url with a query',
		['list', ...tenant, '--url', 'https://host/?a=1'],
		/has a query or a fragment/,
		/Remove everything/,
	],
	[
		'plain http to another host',
		['list', ...tenant, '--url', 'http://phycloud.example'],
		/unencrypted/,
		/--allow-http/,
	],
	[
		'a name that is too long',
		['create', ...tenant, '--name', 'n'.repeat(101)],
		/at most 100 characters; this one has 101/,
		/Use a name/,
	],
	[
		'a name with a control character',
		['create', ...tenant, '--name', 'a\u001B[31mb'],
		/control or invisible/,
		/Use a name/,
	],
	['a name with a line break', ['create', ...tenant, '--name', 'a\nb'], /control or invisible/, /Use a name/],
	['a name that turns text round', ['create', ...tenant, '--name', 'a\u202Eb'], /control or invisible/, /Use a name/],
	[
		'an unknown status',
		['list', ...tenant, '--status', 'gone'],
		/^invalid value "gone" for --status/,
		/active, expiring, expired, revoked or all/,
	],
	[
		'a mistyped status',
		['list', ...tenant, '--status', 'revokd'],
		/^invalid value "revokd" for --status/,
		/Did you mean revoked\?/,
	],
	['an unknown sort field', ['list', ...tenant, '--sort', 'color'], /^invalid value "color" for --sort/, /name, id/],
	['a limit of none', ['list', ...tenant, '--limit', '0'], /^invalid value "0" for --limit/, /such as 20/],
	[
		'a limit that is no number',
		['list', ...tenant, '--limit', 'many'],
		/^invalid value "many" for --limit/,
		/such as 20/,
	],
	[
		'a duration that is none',
		['list', ...tenant, '--expires-within', 'soon'],
		/^invalid value "soon" for --expires-within/,
		/14d/,
	],
	['a time limit that is none', ['list', ...tenant, '--timeout', 'long'], /^invalid value "long" for --timeout/, /30s/],
	['a time limit of nothing', ['list', ...tenant, '--timeout', '0'], /^invalid value "0" for --timeout/, /30s/],
	[
		'--demo with an address',
		['list', ...tenant, '--demo', '--url', 'https://a'],
		/cannot be used together/,
		/Remove one/,
	],
	[
		'--secret-only with JSON',
		['create', ...named, '--secret-only', '-o', 'yaml'],
		/cannot be used together/,
		/Remove one/,
	],
	[
		'--secret-only with --secret-file',
		['create', ...named, '--secret-only', '--secret-file', 'x'],
		/cannot be used together/,
		/Remove one/,
	],
	[
		'a secret file that exists',
		['create', ...named, '--secret-file', noCertificate],
		/already exists/,
		/does not exist yet/,
	],
	[
		'a secret file in no folder',
		['create', ...named, '--secret-file', path.join(folder, 'no/x')],
		/^Could not create the file/,
		/folder/,
	],
	['a mistyped verb', ['lst', ...tenant], /Unknown command "lst"/, /Did you mean: phyware cloud keys list$/],
	['an unknown verb', ['destroy'], /Unknown command "destroy"/, /create, list, revoke/],
	['a mistyped flag', ['list', '--tenant', 'ten_a'], /Unknown option '--tenant'/, /Did you mean --tenant-id\?/],
	[
		'a secret file that is a dash',
		['create', ...named, '--secret-file', '-'],
		/^--secret-file takes a path, not -/,
		/--secret-only/,
	],
	['an unknown flag', ['list', ...tenant, '--frobnicate'], /Unknown option '--frobnicate'/, /--help/],
	['a flag without its value', ['list', '--tenant-id'], /argument missing/, /--help/],
	['one argument too many', ['list', ...tenant, 'more'], /Too many arguments/, /--help/],
	[
		'an API key with a line break in it',
		['list', ...tenant, '--api-key', 'a\nb'],
		/API key in --api-key: it contains a space or a line break/,
		/Copy the whole key/,
	],
	[
		'an API key in quotes',
		['list', ...tenant, '--api-key', '"a"'],
		/API key in --api-key: it is in quotes/,
		/Remove the quotes/,
	],
	['a url in quotes', ['list', ...tenant, '--url', '"https://host"'], /^The URL is in quotes/, /Remove the quotes/],
	['a key id in quotes', ['revoke', '"key_a"'], /is not a key id/, /keys list/],
	[
		'an empty API key on standard input',
		['list', ...tenant, '--api-key', '-'],
		/API key in standard input: it is empty/,
		/Copy/,
	],
];

for (const refused of cases) {
	test(`${refused[0]}: exit code 4, and nothing is sent`, isRefused, refused);
}

test('every case has a message of its own', (t) => {
	const expectations = cases.map(([, argv, message]) => `${argv[0]}: ${message.source}`);
	t.true(new Set(expectations).size > 45);
});

test('no API key at all: exit code 2, and how to give one', async (t) => {
	const {exitCode, stderr} = await phywareHere(['cloud', 'keys', 'list', ...tenant]);
	t.is(exitCode, 2);
	t.regex(stderr, /No API key\.[\s\S]*PHYCLOUD_API_KEY[\s\S]*--demo/);
});

test('a mistyped flag never shows its value', async (t) => {
	const {exitCode, stderr} = await phywareHere(['cloud', 'keys', 'list', '--api-kee=phk_live_canary']);
	t.is(exitCode, 4);
	t.regex(stderr, /'--api-kee'/);
	t.notRegex(stderr, /canary/);
});

test('a secret in the place of a command or an id is masked', async (t) => {
	for (const [says, ...argv] of [
		[/<redacted>/, 'phk_live_canary'],
		[/That is not a key id[\s\S]*secret of an API key/, 'revoke', 'phk_live_canary'],
		[/That is not a tenant id[\s\S]*secret of an API key/, 'list', '--tenant-id', 'phk_live_canary'],
	] as const) {
		const {exitCode, stderr} = await phywareHere(['cloud', 'keys', ...argv]);
		t.is(exitCode, 4);
		t.regex(stderr, says);
		t.notRegex(stderr, /canary/);
	}
});

test('bad input in JSON mode: standard output is empty, and one JSON line says it, even if the line does not parse', async (t) => {
	for (const argv of [
		['list', '-o', 'json'],
		['list', '--nope', '--output=json'],
		['lst', '-ojson'],
	]) {
		const {exitCode, stdout, stderr} = await phywareHere(['cloud', 'keys', ...argv]);
		t.is(exitCode, 4);
		t.is(stdout, '');
		const {error} = JSON.parse(stderr) as {error: {code: string}};
		t.is(error.code, 'VALIDATION');
		t.is(stderr.split('\n').length, 2);
	}
});

for (const [title, argv] of [
	['a flag that is given twice', ['--tenant-id', 'ten_a', 'list', '--tenant-id', 'ten_b']],
	['a flag that is given to the verb twice', ['list', '--tenant-id', 'ten_a', '--tenant-id=ten_b']],
	['blanks and line ends around an id', ['list', '--tenant-id', ' ten_b\r\n']],
] as const) {
	test(`${title}: the last value counts, without what is around it`, async (t) => {
		const {address, requests} = await hostileServer(t, answering({status: 500}));
		await phywareHere(['cloud', 'keys', ...argv, '--timeout', '1s', '-o', 'table', '-o', 'json'], {
			env: {PHYCLOUD_URL: ` ${address.origin}\n`, PHYCLOUD_API_KEY: 'phk_live_x\r\n'},
		});
		t.regex(requests[0]!, /^GET \/v1\/tenants\/ten_b\/keys/);
		t.regex(requests[0]!, /^authorization: bearer phk_live_x\r$/im);
	});
}
