import test from 'ava';
import {type Key} from '../../source/contract/wire/entities.js';
import {installation} from '../helpers/emulator.js';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {phyware} from '../helpers/run.js';

const list = ['cloud', 'keys', 'list'];

function names(stdout: string): string[] {
	return (JSON.parse(stdout) as {keys: Key[]}).keys.map(({name}) => name);
}

test('the keys of all tenants come in the order of the tenants, each key once', async (t) => {
	const {environment} = await installation(t, {seed: 'demo'});
	const all = await phyware([...list, '--all-tenants', '-o', 'json'], {env: environment});
	t.is(all.exitCode, 0, all.stderr);
	const {keys} = JSON.parse(all.stdout) as {readonly keys: readonly Key[]};
	const tenants = await phyware(['cloud', 'tenants', 'list', '-o', 'json'], {env: environment});
	const ids = (JSON.parse(tenants.stdout) as {tenants: Array<{id: string}>}).tenants.map(({id}) => id);
	t.deepEqual(
		[...new Set(keys.map((key) => key.tenant_id))],
		ids.filter((id) => keys.some((key) => key.tenant_id === id)),
	);
	t.is(new Set(keys.map(({id}) => id)).size, keys.length);
	const perTenant = await Promise.all(
		ids.map(async (id) => phyware([...list, '--tenant-id', id, '-o', 'json'], {env: environment})),
	);
	t.deepEqual(
		keys.map(({name}) => name),
		perTenant.flatMap(({stdout}) => names(stdout)),
	);
	const lines = await phyware([...list, '--all-tenants', '-o', 'jsonl'], {env: environment});
	t.is(lines.stdout.trimEnd().split('\n').length, keys.length);
	const three = await phyware([...list, '--all-tenants', '-o', 'json', '--limit', '3'], {env: environment});
	t.deepEqual(names(three.stdout), names(all.stdout).slice(0, 3));
	t.true((JSON.parse(three.stdout) as {has_more: boolean}).has_more);
	const table = await phyware([...list, '--all-tenants'], {env: environment});
	t.regex(table.stdout, /^TENANT +NAME +ID /);
});

test('filters go together', async (t) => {
	const {environment, addKey} = await installation(t);
	addKey({name: 'ci-old', created: '2026-01-01T00:00:00Z', scopes: ['admin:keys']});
	addKey({name: 'ci-new', scopes: ['read:events']});
	addKey({name: 'gate', created: '2026-01-01T00:00:00Z', scopes: ['admin:keys']});
	const found = async (...flags: string[]) =>
		names((await phyware([...list, '--tenant-id', 'ten_test01', '-o', 'json', ...flags], {env: environment})).stdout);
	t.deepEqual(await found('--match', 'ci-*'), ['ci-new', 'ci-old']);
	t.deepEqual(await found('--match', 'ci-*', '--scope', 'admin:*'), ['ci-old']);
	t.deepEqual(await found('--match', 'gate', '--match', '*-new'), ['gate', 'ci-new']);
	t.deepEqual(await found('--unused-for', '30d'), ['gate', 'ci-old']);
	t.deepEqual(await found('--created-before', '2026-01-02'), ['gate', 'ci-old']);
	t.deepEqual(await found('--no-expiry', '--match', 'ci-n*'), ['ci-new']);
	t.deepEqual(await found('--match', 'nothing'), []);
});

test('a tenant that cannot be read does not stop the others, and is named', async (t) => {
	const key = {id: 'key_a', tenant_id: 'ten_good', name: 'a', scopes: []};
	const tenants = ['ten_good', 'ten_bad', 'ten_also'].map((id) => ({id, name: id, status: 'active'}));
	const {address} = await hostileServer(t, (socket, request) => {
		const answer = request.startsWith('GET /v1/tenants?')
			? answeringJson(200, {tenants, next_cursor: null})
			: request.includes('ten_bad')
				? answeringJson(403, {error: {code: 'FORBIDDEN', message: 'Not this tenant'}})
				: answeringJson(200, {keys: [key], next_cursor: null});
		answer(socket, request);
	});
	const {exitCode, stdout, stderr} = await phyware([...list, '--all-tenants', '-o', 'jsonl'], {
		env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'x'},
	});
	t.is(exitCode, 2);
	t.is(stdout.trimEnd().split('\n').length, 2);
	t.regex(stderr, /The keys of ten_bad could not be read\. Not this tenant/);
});

test('a server that lists no tenants says what is missing', async (t) => {
	const {address} = await hostileServer(t, answeringJson(403, {error: {code: 'FORBIDDEN', message: 'No'}}));
	const env = {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'x'};
	for (const argv of [
		['cloud', 'tenants', 'list'],
		[...list, '--all-tenants'],
	]) {
		const {exitCode, stderr} = await phyware(argv, {env});
		t.is(exitCode, 2);
		t.regex(stderr, /admin:tenants|scope/);
	}
});

test('a report opens in a spreadsheet and on a code host: formulas and markup are defused', async (t) => {
	const {environment, addKey} = await installation(t);
	const hostile = ['=1+1', '+cmd', '@SUM(A1)', '-2', 'a,b "c"', '| pipe |', '<b>x</b>', '[link](http://a)', '# head'];
	for (const name of hostile) {
		addKey({name});
	}

	const report = async (format: string) =>
		(await phyware([...list, '--tenant-id', 'ten_test01', '-o', format], {env: environment})).stdout;
	const csv = await report('csv');
	const [comment, headings, ...rows] = csv.trimEnd().split('\r\n');
	t.regex(comment!, /^"# Keys, http:\/\/127\.0\.0\.1:\d+\/, \d{4}-\S+Z, --tenant-id ten_test01"$/);
	t.regex(headings!, /^NAME,ID,STATUS,/);
	t.is(rows.length, hostile.length);
	t.false(
		rows.some((row) => /^"?[=+@-]/.test(row)),
		csv,
	);
	t.true(rows.some((row) => row.startsWith('"a,b ""c""",key_')));
	const markdown = await report('markdown');
	const table = markdown.split('\n').filter((line) => line.startsWith('|'));
	t.is(table.length, hostile.length + 2);
	const cellsOf = (line: string) => line.split(/(?<!\\)\|/).length;
	t.is(new Set(table.map((line) => cellsOf(line))).size, 1);
	t.notRegex(markdown, /(?<!\\)<b>|(?<!\\)\[link/);
});

test('tenants are listed in every format', async (t) => {
	const {environment} = await installation(t, {seed: 'demo'});
	const tenants = async (...flags: string[]) =>
		(await phyware(['cloud', 'tenants', 'list', ...flags], {env: environment})).stdout;
	t.regex(await tenants(), /^NAME +ID +PLAN +STATUS +CREATED\n/);
	t.regex(await tenants('-o', 'csv'), /\r\nNAME,ID,PLAN,STATUS,CREATED\r\n/);
	t.regex(await tenants('-o', 'yaml'), /^tenants:\n {2}- id: /);
	const {tenants: acme} = JSON.parse(await tenants('--match', 'Acme*', '-o', 'json')) as {tenants: Array<{id: string}>};
	t.deepEqual(
		acme.map(({id}) => id),
		['ten_abc123'],
	);
});
