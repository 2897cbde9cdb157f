import {inspect} from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import {readTime} from '../../../../source/contract/wire/reader/times.js';

const readable: Readonly<Record<string, string>> = {
	'2026-05-04T12:00:00Z': '2026-05-04T12:00:00Z',
	'2026-05-04T12:00:00.123456789Z': '2026-05-04T12:00:00.123456789Z',
	'2024-02-29T23:59:59Z': '2024-02-29T23:59:59Z',
	'2026-05-31T23:59:59Z': '2026-05-31T23:59:59Z',
	'2026-05-04T12:00:00z': '2026-05-04T12:00:00Z',
	'2026-05-04t12:00:00Z': '2026-05-04T12:00:00Z',
	'2026-05-04 12:00:00Z': '2026-05-04T12:00:00Z',
	'2026-05-04 12:00:00+00:00': '2026-05-04T12:00:00Z',
	'2026-05-04T12:00:00+00:00': '2026-05-04T12:00:00Z',
	'2026-05-04T14:00:00+02:00': '2026-05-04T12:00:00Z',
	'2026-05-04T14:00:00+0200': '2026-05-04T12:00:00Z',
	'2026-05-04T14:00:00+02': '2026-05-04T12:00:00Z',
	'2026-05-04T06:30:00-05:30': '2026-05-04T12:00:00Z',
	'2026-05-04T12:00:00.123456+00:00': '2026-05-04T12:00:00.123Z',
	'2026-05-04T12:00:00': '2026-05-04T12:00:00Z',
	'2026-05-04T12:00': '2026-05-04T12:00:00Z',
	'2026-05-04T12:00:00.5': '2026-05-04T12:00:00.500Z',
	'1777896000': '2026-05-04T12:00:00Z',
	'1777896000000': '2026-05-04T12:00:00Z',
	'1777896000000000': '2026-05-04T12:00:00Z',
};

for (const [text, instant] of Object.entries(readable)) {
	test(`${text} is ${instant}`, (t) => {
		t.is(readTime(text), instant);
	});
}

for (const [value, instant] of [
	[1_777_896_000, '2026-05-04T12:00:00Z'],
	[1_777_896_000.25, '2026-05-04T12:00:00.250Z'],
	[1_777_896_000_123, '2026-05-04T12:00:00.123Z'],
] as const) {
	test(`the number ${value} is ${instant}`, (t) => {
		t.is(readTime(value), instant);
	});
}

for (const value of [
	'',
	'never',
	'soon',
	'2026-05-04',
	'12:00:00',
	'2026-02-30T00:00:00Z',
	'2026-13-01T00:00:00Z',
	'2026-05-04T25:00:00Z',
	'2026-05-04T12:00:00+2',
	'2026-05-04T12:00:00Z ',
	'0001-01-01T00:00:00Z',
	'1970-01-01T00:00:00Z',
	'0',
	'12',
	0,
	-1,
	1e18,
	NaN,
	Infinity,
	true,
	null,
	undefined,
	{},
	[],
]) {
	test(`${inspect(value)} is no instant that is known`, (t) => {
		t.is(readTime(value), undefined);
	});
}

test('whatever is read is an instant in UTC, and is read the same again', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string(), fc.double(), fc.date({noInvalidDate: true}).map(String), fc.jsonValue()),
				(value) => {
					const instant = readTime(value);
					return (
						instant === undefined ||
						(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(instant) &&
							!Number.isNaN(Date.parse(instant)) &&
							readTime(instant) === instant)
					);
				},
			),
			{numRuns: 5000},
		);
	});
});

test('an instant in any zone is the same instant', (t) => {
	const minutes = fc.integer({min: -14 * 60, max: 14 * 60});
	const year = 365 * 86_400_000;
	t.notThrows(() => {
		fc.assert(
			fc.property(fc.integer({min: 2 * year, max: 200 * year}), minutes, (milliseconds, zone) => {
				const local = new Date(milliseconds + zone * 60_000).toISOString().slice(0, -1);
				const two = (part: number) => String(part).padStart(2, '0');
				const offset = `${zone < 0 ? '-' : '+'}${two(Math.floor(Math.abs(zone) / 60))}:${two(Math.abs(zone) % 60)}`;
				return Date.parse(readTime(`${local}${offset}`)!) === milliseconds;
			}),
			{numRuns: 2000},
		);
	});
});
