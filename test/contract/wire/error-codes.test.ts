import test from 'ava';
import {codeOfStatus, wireErrors} from '../../../source/contract/wire/error-codes.js';

const codes: Readonly<Record<number, string>> = {
	400: 'VALIDATION',
	401: 'UNAUTHENTICATED',
	403: 'FORBIDDEN',
	404: 'NOT_FOUND',
	409: 'CONFLICT',
	410: 'NOT_FOUND',
	413: 'VALIDATION',
	415: 'VALIDATION',
	422: 'VALIDATION',
	429: 'RATE_LIMITED',
};

test('every status from 100 to 999 has the code of the table, or none', (t) => {
	for (let status = 100; status <= 999; status++) {
		const expected = status >= 500 && status <= 599 ? 'SERVER' : codes[status];
		t.is(codeOfStatus(status), expected as ReturnType<typeof codeOfStatus>, String(status));
	}
});

test('a 409 is IN_PROGRESS if its body says so, and CONFLICT otherwise', (t) => {
	t.is(codeOfStatus(409, 'IN_PROGRESS'), 'IN_PROGRESS');
	for (const code of ['CONFLICT', 'in_progress', '', 'SERVER', undefined]) {
		t.is(codeOfStatus(409, code), 'CONFLICT');
	}
});

test('the code in the body of another status changes nothing', (t) => {
	const others = Array.from({length: 900}, (_, index) => 100 + index).filter((status) => status !== 409);
	for (const status of others) {
		for (const code of ['IN_PROGRESS', 'CONFLICT', 'VALIDATION', 'toString']) {
			t.is(codeOfStatus(status, code), codeOfStatus(status), `${status} ${code}`);
		}
	}
});

test('what is no status has no code', (t) => {
	for (const status of [0, -1, 99, 499.5, 600, NaN, Infinity]) {
		t.is(codeOfStatus(status), undefined, String(status));
	}
});

test('every code of the wire is told by the statuses under which it is sent', (t) => {
	for (const [code, statuses] of Object.entries(wireErrors)) {
		t.true(statuses.length > 0);
		for (const status of statuses) {
			t.is(codeOfStatus(status, code), code as keyof typeof wireErrors, `${code} ${status}`);
		}
	}
});
