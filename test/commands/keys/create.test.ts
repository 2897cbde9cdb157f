import test from 'ava';
import {type CreateOptions, parseCreate} from '../../../source/commands/keys/create/create.js';
import {defaultScopes} from '../../../source/core/scopes.js';
import {contextOf, given} from '../given.js';

const parse = (flags: string) =>
	parseCreate(given(`cloud keys create --tenant-id ten_a --name gate ${flags}`.trim()), contextOf());

const cases: ReadonlyArray<readonly [flags: string, options: Partial<CreateOptions>]> = [
	['', {tenantId: 'ten_a', name: 'gate', scopes: defaultScopes, expiresAt: null, expiry: undefined, copy: false}],
	['--scopes read:events', {scopes: ['read:events']}],
	['--scopes read:events,write:events --scopes admin:keys', {scopes: ['read:events', 'write:events', 'admin:keys']}],
	['--expires 90d', {expiresAt: '2027-02-21T04:05:06Z', expiry: '90d'}],
	['--expires never', {expiresAt: null, expiry: 'never'}],
	['--name other', {name: 'other'}],
	['--copy', {copy: true}],
];

for (const [flags, options] of cases) {
	test(`create ${flags === '' ? 'with the required flags alone' : `with ${flags}`}`, (t) => {
		t.like(parse(flags), options);
	});
}

const deliveries: ReadonlyArray<readonly [flags: string, delivery: object]> = [
	['', {format: 'table', secretOnly: false, secretFile: undefined}],
	['-o json', {format: 'json', secretOnly: false}],
	['--secret-only', {format: 'table', secretOnly: true}],
	['--secret-file ./gate.key', {format: 'table', secretFile: './gate.key'}],
	['--secret-file ./gate.key -o yaml', {format: 'yaml', secretFile: './gate.key'}],
];

for (const [flags, delivery] of deliveries) {
	test(`create delivers as asked: ${flags === '' ? 'a table' : flags}`, (t) => {
		t.like(parse(flags).delivery, delivery);
	});
}

const refused: ReadonlyArray<readonly [line: string, message: RegExp]> = [
	['cloud keys create', /^missing required flags: --tenant-id, --name$/],
	['cloud keys create --tenant-id ten_a', /^missing required flag: --name$/],
	['cloud keys create --tenant-id key_a --name gate', /tenant id/],
	['cloud keys create --tenant-id ten_a --name gate --expires 0d', /not in the future/],
	['cloud keys create --tenant-id ten_a --name gate --secret-file -', /^--secret-file takes/],
	['cloud keys create --tenant-id ten_a --name gate --secret-only -o json', /--secret-only and --output cannot/],
];

for (const [line, message] of refused) {
	test(`refused before anything is sent: ${line}`, (t) => {
		t.throws(() => parseCreate(given(line), contextOf()), {code: 'VALIDATION', message});
	});
}
