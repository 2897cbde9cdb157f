import test from 'ava';
import {type ErrorCode} from '../../../../source/core/errors.js';
import {
	failures,
	failureText,
	type RevokeProgress,
	createRevokeScreen,
} from '../../../../source/tui/screens/revoke/model.js';
import {failure, sampleKey, now} from '../../sample.js';

/** Keys that were to be revoked, by what became of each: done, or the code of the error. */
function after(...outcomes: ReadonlyArray<'done' | ErrorCode>) {
	const keys = outcomes.map((_, index) => sampleKey('abcd'[index]!));
	const progress = new Map<string, RevokeProgress>(
		outcomes.map((outcome, index) => [
			keys[index]!.id,
			outcome === 'done' ? {kind: 'done'} : {kind: 'failed', error: failure(outcome)},
		]),
	);
	return {...createRevokeScreen(keys, undefined, now), progress};
}

const texts: ReadonlyArray<readonly [outcomes: ReadonlyArray<'done' | ErrorCode>, text: string]> = [
	[['VALIDATION'], 'a was not revoked. It still works.'],
	[['OUTCOME_UNKNOWN'], 'It is unknown whether a was revoked.'],
	[['done', 'VALIDATION'], '1 of 2 is revoked; 1 is not and still works.'],
	[['VALIDATION', 'done', 'FORBIDDEN'], '1 of 3 is revoked; 2 are not and still work.'],
	[['VALIDATION', 'VALIDATION'], '0 of 2 are revoked; 2 are not and still work.'],
	[['done', 'OUTCOME_UNKNOWN', 'done'], '2 of 3 are revoked; the outcome of 1 is unknown.'],
	[['SERVER'], 'It is unknown whether a was revoked.'],
	[['NOT_FOUND'], 'a was not revoked.'],
	[['NOT_FOUND', 'done'], '1 of 2 is revoked; 1 is not.'],
	[['SERVER', 'OUTCOME_UNKNOWN', 'done'], '1 of 3 is revoked; the outcome of 2 is unknown.'],
	[['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN'], '0 of 2 are revoked; the outcome of 2 is unknown.'],
];

for (const [outcomes, text] of texts) {
	test(`after ${outcomes.join(', ')} one is told: ${text}`, (t) => {
		t.is(failureText(after(...outcomes)), text);
	});
}

test('of keys of which some were refused and some got no answer, each is told apart', (t) => {
	const text = failureText(after('VALIDATION', 'OUTCOME_UNKNOWN', 'done'));
	t.regex(text, /^1 of 3 is revoked; /);
	t.regex(text, /1 is not and still works/);
	t.regex(text, /the outcome of 1 is unknown/);
});

test('the reasons come in the order of the keys, and none while an answer is awaited', (t) => {
	t.deepEqual(
		failures(after('SERVER', 'done', 'FORBIDDEN', 'SERVER')).map(({code}) => code),
		['SERVER', 'FORBIDDEN', 'SERVER'],
	);
	t.deepEqual(failures({...after('SERVER'), progress: new Map([['key_a', {kind: 'waiting'}]])}), []);
	t.deepEqual(failures(createRevokeScreen([sampleKey('a')], undefined, now)), []);
});
