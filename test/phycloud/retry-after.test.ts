import test from 'ava';
import {retryAfter} from '../../source/phycloud/retry.js';

const now = Date.parse('2026-11-23T04:05:06Z');

const cases: ReadonlyArray<readonly [text: string, milliseconds: number | undefined]> = [
	['0', 0],
	['1', 1000],
	['120', 120_000],
	['999999999', 999_999_999_000],
	['Mon, 23 Nov 2026 04:05:16 GMT', 10_000],
	['Mon, 23 Nov 2026 04:05:06 GMT', 0],
	['Mon, 23 Nov 2026 04:05:05 GMT', 0],
	['Thu, 01 Jan 1970 00:00:00 GMT', 0],
	['Monday, 23-Nov-26 04:05:36 GMT', 30_000],
	['soon', undefined],
	['', undefined],
	['1e400', undefined],
	['Mon, 99 Foo 2026 04:05:06 GMT', undefined],
];

for (const [text, milliseconds] of cases) {
	test(`Retry-After: ${text || '(empty)'} asks for ${milliseconds ?? 'nothing'}`, (t) => {
		t.is(retryAfter({headers: {'retry-after': text}}, now), milliseconds);
	});
}

test('without the header nothing is asked for', (t) => {
	t.is(retryAfter({headers: {}}, now), undefined);
});

test('a date is measured against the clock where no instant is given', (t) => {
	const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
	const asked = retryAfter({headers: {'retry-after': inAnHour}})!;
	t.true(asked > 3_500_000 && asked <= 3_600_000);
});

for (const text of ['-5', '1.5', '+7']) {
	test(`Retry-After: ${text}, which is neither seconds nor a date, asks for nothing`, (t) => {
		t.is(retryAfter({headers: {'retry-after': text}}, now), undefined);
	});
}

test('more seconds than anyone waits ask for a long time, not for nothing', (t) => {
	t.true((retryAfter({headers: {'retry-after': '9999999999'}}, now) ?? 0) >= 9_999_999_999_000);
});
