import test from 'ava';
import {parseRevoke, type RevokeOptions} from '../../../source/commands/keys/revoke/revoke.js';
import {contextOf, given} from '../given.js';

const cases: ReadonlyArray<readonly [words: string, isTerminal: boolean, options: Partial<RevokeOptions>]> = [
	[
		'key_a',
		false,
		{
			target: {kind: 'ids', ids: ['key_a']},
			planFile: undefined,
			dryRun: false,
			allowSelf: false,
			yes: false,
			confirm: false,
			format: 'table',
		},
	],
	['key_a', true, {confirm: true}],
	['key_a key_b key_a --yes', false, {target: {kind: 'ids', ids: ['key_a', 'key_b']}, yes: true, confirm: false}],
	['key_a key_b --dry-run', false, {dryRun: true, confirm: false}],
	['key_a key_b', true, {confirm: true}],
	['key_a -y', true, {yes: true, confirm: false}],
	['key_a -o json', true, {confirm: true, format: 'json'}],
	['key_a --allow-self', false, {allowSelf: true}],
	['--tenant-id ten_a --match ci-* --yes', false, {yes: true, confirm: false}],
	['--tenant-id ten_a --match ci-*', true, {confirm: true}],
	['--all-tenants --unused-for 90d --dry-run', false, {dryRun: true, confirm: false}],
	['--tenant-id ten_a --match ci-* --plan f', false, {planFile: 'f', confirm: false}],
	['key_a --plan f', true, {planFile: 'f', confirm: false}],
];

for (const [words, isTerminal, options] of cases) {
	test(`revoke ${words} ${isTerminal ? 'on a terminal' : 'in a script'}`, (t) => {
		t.like(parseRevoke(given(`cloud keys revoke ${words}`), contextOf({isTerminal})), options);
	});
}

const refused: ReadonlyArray<readonly [words: string, isTerminal: boolean, message: RegExp]> = [
	['', false, /^missing required argument: KEY_ID$/],
	['', true, /^missing required argument: KEY_ID$/],
	['ten_a', false, /key id/],
	['key_a key_b', false, /--yes/],
	['key_a key_b --no-input', true, /--yes/],
	['--tenant-id ten_a --match ci-*', false, /^Several keys need --yes/],
	['--match ci-*', true, /^missing required flag: --tenant-id$/],
	['--tenant-id ten_a', true, /^no filter selects the keys$/],
	['--all-tenants --yes', false, /^no filter selects the keys$/],
	['--all-tenants --tenant-id ten_a --match a', true, /^--all-tenants and --tenant-id cannot be used together$/],
	['key_a --match a --tenant-id ten_a', true, /^KEY_ID and a selection cannot be used together$/],
	['--apply f --tenant-id ten_a', true, /^--apply and a selection cannot be used together$/],
	['key_a --apply f', true, /^--apply and KEY_ID cannot be used together$/],
	['--apply f --plan g', true, /^--apply and --plan cannot be used together$/],
	['--apply /nowhere/f', true, /^Could not read the plan/],
	['key_a --plan f --dry-run', true, /^--plan and --dry-run cannot be used together$/],
];

for (const [words, isTerminal, message] of refused) {
	test(`revoke ${words === '' ? 'without a key' : words} is refused ${isTerminal ? 'on a terminal' : 'in a script'}`, (t) => {
		const input = given(`cloud keys revoke ${words}`.trim());
		t.throws(() => parseRevoke(input, contextOf({isTerminal})), {code: 'VALIDATION', message});
	});
}
