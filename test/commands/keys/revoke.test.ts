import test from 'ava';
import {parseRevoke, type RevokeOptions} from '../../../source/commands/keys/revoke/revoke.js';
import {contextOf, given} from '../given.js';

const cases: ReadonlyArray<readonly [words: string, isTerminal: boolean, options: Partial<RevokeOptions>]> = [
	['key_a', false, {ids: ['key_a'], dryRun: false, allowSelf: false, yes: false, confirm: false, format: 'table'}],
	['key_a', true, {confirm: true}],
	['key_a key_b key_a --yes', false, {ids: ['key_a', 'key_b'], yes: true, confirm: false}],
	['key_a key_b --dry-run', false, {dryRun: true, confirm: false}],
	['key_a key_b', true, {confirm: true}],
	['key_a -y', true, {yes: true, confirm: false}],
	['key_a -o json', true, {confirm: true, format: 'json'}],
	['key_a --allow-self', false, {allowSelf: true}],
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
];

for (const [words, isTerminal, message] of refused) {
	test(`revoke ${words === '' ? 'without a key' : words} is refused ${isTerminal ? 'on a terminal' : 'in a script'}`, (t) => {
		const input = given(`cloud keys revoke ${words}`.trim());
		t.throws(() => parseRevoke(input, contextOf({isTerminal})), {code: 'VALIDATION', message});
	});
}
