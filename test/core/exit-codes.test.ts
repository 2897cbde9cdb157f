import test from 'ava';
import {stopSignals} from '../../source/core/errors.js';
import {exitCodeMeanings, exitCodes} from '../../source/core/exit-codes.js';

const expected: Record<number, ReadonlyArray<keyof typeof exitCodes>> = {
	1: ['CONNECTION', 'CREDENTIAL', 'SETTINGS', 'OUTCOME_UNKNOWN', 'ROTATION_OPEN', 'DECLINED', 'OUTPUT', 'INTERNAL'],
	2: ['UNAUTHENTICATED', 'FORBIDDEN'],
	3: ['NOT_FOUND'],
	4: ['VALIDATION', 'CONFLICT', 'IN_PROGRESS', 'READ_ONLY'],
	5: ['RATE_LIMITED', 'SERVER'],
};

for (const [exitCode, codes] of Object.entries(expected)) {
	test(`${codes.join(', ')} exit with ${exitCode}`, (t) => {
		t.deepEqual(
			Object.keys(exitCodes).filter((code) => String(exitCodes[code as keyof typeof exitCodes]) === exitCode),
			[...codes],
		);
	});
}

test('no error exits as a success', (t) => {
	t.false(Object.values(exitCodes).includes(0));
});

test('every exit code that a user meets has a meaning', (t) => {
	const explained = exitCodeMeanings.map(([code]) => code);
	t.deepEqual(explained, [0, 1, 2, 3, 4, 5, stopSignals.SIGINT, stopSignals.SIGTERM]);
	t.true(Object.values(exitCodes).every((code) => explained.includes(code)));
});

test('the meanings begin with the words of the reference page', (t) => {
	const reference = [
		'Success',
		'Generic / connection error',
		'Authentication / authorisation error',
		'Resource not found',
		'Validation error',
		'Server-side error',
	];
	for (const [code, meaning] of reference.entries()) {
		t.true(exitCodeMeanings[code]![1].startsWith(meaning), meaning);
	}
});
