import test from 'ava';
import {parseList} from '../../../source/commands/keys/list/list.js';
import {type ListOptions} from '../../../source/commands/keys/list/list-options.js';
import {watchOptions} from '../../../source/commands/keys/list/watch.js';
import {contextOf, given} from '../given.js';

const line = (flags: string) => given(`cloud keys list --tenant-id ten_a ${flags}`.trim());

const cases: ReadonlyArray<readonly [flags: string, options: Partial<ListOptions>]> = [
	[
		'',
		{
			tenantId: 'ten_a',
			allTenants: false,
			filters: {
				status: undefined,
				match: undefined,
				scopes: undefined,
				createdBy: undefined,
				createdBefore: undefined,
				unusedSince: undefined,
				expiresBefore: undefined,
				neverExpires: undefined,
			},
			order: undefined,
			limit: undefined,
			format: 'table',
		},
	],
	['--status active', {filters: {status: 'active'}}],
	['--status all', {filters: {status: undefined}}],
	['--status expiring', {filters: {status: 'expiring'}}],
	['--expires-within 14d', {filters: {expiresBefore: new Date('2026-12-07T04:05:06Z')}}],
	['--match ci-* --match key_a', {filters: {match: ['ci-*', 'key_a']}}],
	['--scope admin:*', {filters: {scopes: ['admin:*']}}],
	['--created-by maya*', {filters: {createdBy: 'maya*'}}],
	['--created-before 2026-01-31', {filters: {createdBefore: new Date('2026-01-31T00:00:00Z')}}],
	['--created-before 30d', {filters: {createdBefore: new Date('2026-10-24T04:05:06Z')}}],
	['--unused-for 2w', {filters: {unusedSince: new Date('2026-11-09T04:05:06Z')}}],
	['--no-expiry', {filters: {neverExpires: true}}],
	['--sort used', {order: {field: 'used', descending: false}}],
	['--sort=-used', {order: {field: 'used', descending: true}}],
	['--limit 20', {limit: 20}],
	['--limit 20 --limit 3', {limit: 3}],
	['-o jsonl', {format: 'jsonl'}],
];

for (const [flags, options] of cases) {
	test(`list ${flags === '' ? 'of a tenant' : `with ${flags}`}`, (t) => {
		t.like(parseList(line(flags), contextOf()), options);
	});
}

const refused: ReadonlyArray<readonly [flags: string, message: RegExp]> = [
	['--status gone', /^invalid value "gone" for --status: use active, expiring, expired, revoked or all$/],
	['--sort color', /^invalid value "color" for --sort: use /],
	['--limit 0', /^invalid value "0" for --limit: use /],
	['--expires-within soon', /^invalid value "soon" for --expires-within: use /],
	['--created-before 2026-02-31', /^invalid value "2026-02-31" for --created-before: use /],
	['--unused-for 0', /^invalid value "0" for --unused-for: use /],
	['--match=', /^--match is empty$/],
	['--no-expiry --expires-within 14d', /^--no-expiry and --expires-within cannot be used together$/],
	['--all-tenants', /^--all-tenants and --tenant-id cannot be used together$/],
	['--output xml', /^invalid value "xml" for --output: use /],
	['--timeout 25h', /^invalid value "25h" for --timeout: use .*24h$/],
	['--demo --url https://a', /^--demo and --url cannot be used together$/],
];

for (const [flags, message] of refused) {
	test(`list refuses ${flags}`, (t) => {
		t.throws(() => parseList(line(flags), contextOf()), {code: 'VALIDATION', message});
	});
}

test('list without a tenant names the flag and a line that has it', (t) => {
	const error = t.throws(() => parseList(given('cloud keys list'), contextOf()), {code: 'VALIDATION'});
	t.like(error, {
		message: 'missing required flag: --tenant-id',
		remedy: 'Run: phyware cloud keys list --tenant-id <ID>',
	});
});

test('a watch in a pipe prints lines of JSON unless a format was asked for', (t) => {
	const formatOf = (flags: string, isTerminal: boolean) => {
		const input = line(`--watch ${flags}`.trim());
		return watchOptions(parseList(input, contextOf({isTerminal})), input).format;
	};

	t.is(formatOf('', false), 'jsonl');
	t.is(formatOf('', true), 'table');
	t.is(formatOf('-o table', false), 'table');
});
