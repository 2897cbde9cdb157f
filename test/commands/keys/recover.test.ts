import test from 'ava';
import {parseRecover, type RecoverOptions} from '../../../source/commands/keys/recover/recover-options.js';
import {contextOf, given} from '../given.js';

const cases: ReadonlyArray<readonly [words: string, isTerminal: boolean, options: Partial<RecoverOptions>]> = [
	['', false, {action: 'finish', ids: [], yes: false, mayAsk: false, format: 'table'}],
	['', true, {mayAsk: true}],
	['--dry-run', false, {action: 'show'}],
	['--revoke', false, {action: 'revoke', ids: []}],
	['--revoke key_a key_b', false, {action: 'revoke', ids: ['key_a', 'key_b']}],
	['--discard --yes', false, {action: 'discard', yes: true}],
	['--discard', true, {action: 'discard', yes: false}],
	['-o jsonl', false, {format: 'jsonl'}],
];

for (const [words, isTerminal, options] of cases) {
	test(`recover ${words} ${isTerminal ? 'on a terminal' : 'in a script'}`, (t) => {
		t.like(parseRecover(given(`cloud keys recover ${words}`.trim()), contextOf({isTerminal})), options);
	});
}

const refused: ReadonlyArray<readonly [words: string, message: RegExp]> = [
	['--revoke --discard', /^--revoke and --discard cannot be used together$/],
	['--discard --dry-run', /^--discard and --dry-run cannot be used together$/],
	['--discard', /--yes/],
	['key_a', /--revoke/],
	['--revoke ten_a', /key id/],
	['--demo', /^--demo saves nothing/],
];

for (const [words, message] of refused) {
	test(`recover ${words} is refused in a script`, (t) => {
		t.throws(() => parseRecover(given(`cloud keys recover ${words}`), contextOf()), {code: 'VALIDATION', message});
	});
}
