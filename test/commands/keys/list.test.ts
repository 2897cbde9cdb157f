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
			status: undefined,
			expiresBefore: undefined,
			order: undefined,
			limit: undefined,
			format: 'table',
		},
	],
	['--status active', {status: 'active'}],
	['--status all', {status: undefined}],
	['--expires-within 14d', {expiresBefore: new Date('2026-12-07T04:05:06Z')}],
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
	['--status gone', /^invalid value "gone" for --status: use active, expired, revoked or all$/],
	['--sort color', /^invalid value "color" for --sort: use /],
	['--limit 0', /^invalid value "0" for --limit: use /],
	['--expires-within soon', /^invalid value "soon" for --expires-within: use /],
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
