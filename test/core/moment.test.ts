import test from 'ava';
import {durationBefore, parseMoment} from '../../source/core/moment.js';

const now = new Date('2026-11-26T12:00:00Z');

for (const [text, expected] of [
	['2026-01-31', '2026-01-31T00:00:00.000Z'],
	[' 2026-01-31 ', '2026-01-31T00:00:00.000Z'],
	['2026-01-31T18:00:00Z', '2026-01-31T18:00:00.000Z'],
	['2026-01-31T18:00:00+02:00', '2026-01-31T16:00:00.000Z'],
	['2026-01-31t18:00z', '2026-01-31T18:00:00.000Z'],
	['90d', '2026-08-28T12:00:00.000Z'],
	['1y', '2025-11-26T12:00:00.000Z'],
	['1mo12h', '2026-10-26T00:00:00.000Z'],
	['2026-02-31', undefined],
	['2026-13-01', undefined],
	['2026-01-31T25:00:00Z', undefined],
	['yesterday', undefined],
	['', undefined],
	['90', undefined],
	['999999y', undefined],
] as const) {
	test(`${JSON.stringify(text)} is ${expected ?? 'no moment'}`, (t) => {
		t.is(parseMoment(text, now)?.toISOString(), expected);
	});
}

test('the last day of a month is kept within the month before', (t) => {
	t.is(durationBefore('1mo', new Date('2026-03-31T00:00:00Z'))?.toISOString(), '2026-02-28T00:00:00.000Z');
});
