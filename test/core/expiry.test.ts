import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {PhywareError} from '../../source/core/errors.js';
import {expiryByServer, expiryForms, parseExpiry, toRfc3339} from '../../source/core/expiry.js';

const now = new Date('2026-11-23T04:05:06Z');
const tenYears = '2036-11-23T04:05:06Z';

const accepted: ReadonlyArray<readonly [text: string, instant: string | null]> = [
	['90d', '2027-02-21T04:05:06Z'],
	['12h', '2026-11-23T16:05:06Z'],
	['2w', '2026-12-07T04:05:06Z'],
	['6mo', '2027-05-23T04:05:06Z'],
	['1y', '2027-11-23T04:05:06Z'],
	['4d12h', '2026-11-27T16:05:06Z'],
	['90D', '2027-02-21T04:05:06Z'],
	['6MO', '2027-05-23T04:05:06Z'],
	[' 90d ', '2027-02-21T04:05:06Z'],
	['10y', tenYears],
	['120mo', tenYears],
	['never', null],
	['Never', null],
	[' NEVER\n', null],
	['2027-01-31', '2027-01-31T23:59:59Z'],
	['2026-11-23', '2026-11-23T23:59:59Z'],
	['2028-02-29', '2028-02-29T23:59:59Z'],
	['2027-01-31T18:00:00Z', '2027-01-31T18:00:00Z'],
	['2027-01-31t18:00:00z', '2027-01-31T18:00:00Z'],
	['2027-01-31 18:00:00Z', '2027-01-31T18:00:00Z'],
	['2027-01-31T18:00Z', '2027-01-31T18:00:00Z'],
	['2027-01-31T18:00:00.5Z', '2027-01-31T18:00:00Z'],
	['2027-01-31T18:00:00.999999999Z', '2027-01-31T18:00:00Z'],
	['2027-01-31T18:00:00+00:00', '2027-01-31T18:00:00Z'],
	['2027-01-31T18:00:00-00:00', '2027-01-31T18:00:00Z'],
	['2027-01-31T18:00:00+02:00', '2027-01-31T16:00:00Z'],
	['2027-01-31T18:00:00-09:30', '2027-02-01T03:30:00Z'],
	['2027-03-01T00:30:00+05:45', '2027-02-28T18:45:00Z'],
	['2028-02-29T23:30:00-01:00', '2028-03-01T00:30:00Z'],
	['2026-11-23T04:05:07Z', '2026-11-23T04:05:07Z'],
	[tenYears, tenYears],
];

for (const [text, instant] of accepted) {
	test(`${JSON.stringify(text)} ends a key at ${instant ?? 'no time'}`, (t) => {
		t.is(parseExpiry(text, now), instant);
	});
}

const refused: ReadonlyArray<readonly [why: RegExp, texts: readonly string[]]> = [
	[
		/^invalid expiry /,
		[
			'',
			' ',
			'-1d',
			'1.5d',
			'90',
			'90 d',
			'90days',
			'100 years',
			'32nd of Foo',
			'nevermore',
			'tomorrow',
			'1798761600',
			'2027',
			'2027-01',
			'2027-1-31',
			'27-01-31',
			'31/01/2027',
			'2027-02-31',
			'2027-02-29',
			'2027-04-31',
			'2027-13-01',
			'2027-00-10',
			'2027-01-00',
			'2027-01-32',
			'+002027-01-31',
			'2027-01-31T18:00:00',
			'2027-01-31T18Z',
			'2027-01-31T25:00:00Z',
			'2027-01-31T18:60:00Z',
			'2027-01-31T18:00:60Z',
			'2027-02-31T18:00:00Z',
			'2027-02-29T18:00:00+02:00',
			'2027-01-31T18:00:00+24:00',
			'2027-01-31T18:00:00+02:60',
			'2027-01-31T18:00:00+0200',
			'2027-01-31T18:00:00 UTC',
			'2027-01-31T18:00:00.Z',
			'Sun, 31 Jan 2027 18:00:00 GMT',
		],
	],
	[
		/ is not in the future\.$/,
		['0d', '0h0mo', '2026-11-22', '1999-12-31', '0001-01-01', '2026-11-23T04:05:06Z', '2026-11-23T05:05:06+01:00'],
	],
	[
		/ is more than 10 years ahead\.$/,
		['100y', '10y1h', '121mo', '3654d', '999999y', '999999d', '2036-11-23', '9999-12-31', '2036-11-23T04:05:07Z'],
	],
];

for (const [why, texts] of refused) {
	for (const text of texts) {
		test(`${JSON.stringify(text)} ${why.source.replaceAll(/[$\\]/g, '').trim()}`, (t) => {
			const error = t.throws<PhywareError>(() => parseExpiry(text, now), {
				instanceOf: PhywareError,
				code: 'VALIDATION',
				message: why,
			});
			t.true(error.message.includes(JSON.stringify(text)));
			t.truthy(error.remedy);
		});
	}
}

test('what is no expiry is answered with every form that is one', (t) => {
	const error = t.throws<PhywareError>(() => parseExpiry('soon', now), {instanceOf: PhywareError});
	t.true(error.remedy?.includes(expiryForms));
	for (const form of expiryForms.split(', ')) {
		t.notThrows(() => parseExpiry(form, now), form);
	}
});

test('the past is answered with what time it is now', (t) => {
	const error = t.throws<PhywareError>(() => parseExpiry('2020-01-01', now), {instanceOf: PhywareError});
	t.is(error.reason, 'It is now 2026-11-23T04:05:06Z.');
});

test('months that end earlier clamp the day, in leap years too', (t) => {
	t.is(parseExpiry('1mo', new Date('2027-01-31T10:00:00Z')), '2027-02-28T10:00:00Z');
	t.is(parseExpiry('1mo', new Date('2028-01-31T10:00:00Z')), '2028-02-29T10:00:00Z');
	t.is(parseExpiry('1y', new Date('2028-02-29T10:00:00Z')), '2029-02-28T10:00:00Z');
	t.is(parseExpiry('10y', new Date('2028-02-29T10:00:00Z')), '2038-02-28T10:00:00Z');
});

test('of all days that can be written for two years, exactly those in the calendar are accepted', (t) => {
	const lengths = new Map([
		['2027', [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]],
		['2028', [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]],
	]);
	for (const [year, months] of lengths) {
		for (const [index, length] of months.entries()) {
			for (let day = 1; day <= 32; day++) {
				const date = [year, String(index + 1).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
				if (day <= length) {
					t.is(parseExpiry(date, now), `${date}T23:59:59Z`);
				} else {
					t.throws(() => parseExpiry(date, now), {code: 'VALIDATION'}, date);
				}
			}
		}
	}
});

test('an instant within ten years is the same whatever the offset it is written with', (t) => {
	const seconds = fc.integer({min: now.getTime() / 1000 + 1, max: Date.parse(tenYears) / 1000});
	const offset = fc.integer({min: -23 * 60 - 59, max: 23 * 60 + 59});
	t.notThrows(() => {
		fc.assert(
			fc.property(seconds, offset, (second, minutes) => {
				const instant = new Date(second * 1000);
				const local = new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, 19);
				const size = Math.abs(minutes);
				const clock = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0')).join(':');
				assert.equal(parseExpiry(`${local}${minutes < 0 ? '-' : '+'}${clock}`, now), toRfc3339(instant));
			}),
			{numRuns: 500},
		);
	});
});

test('any text is an instant after now within ten years, never, or a validation error', (t) => {
	const text = fc.oneof(fc.string({unit: fc.constantFrom(...'0123456789-:TZ+.dhwmoy ')}), fc.string());
	t.notThrows(() => {
		fc.assert(
			fc.property(text, (given) => {
				try {
					const instant = parseExpiry(given, now);
					return instant === null
						? given.trim().toLowerCase() === 'never'
						: Date.parse(instant) > now.getTime() && Date.parse(instant) <= Date.parse(tenYears);
				} catch (error) {
					return error instanceof PhywareError && error.code === 'VALIDATION';
				}
			}),
			{numRuns: 5000},
		);
	});
});

test('RFC 3339 is in UTC and to the second', (t) => {
	t.is(toRfc3339(new Date('2027-01-31T18:00:00.999+02:00')), '2027-01-31T16:00:00Z');
});

test('an instant that is over once its fraction of a second is dropped is not in the future', (t) => {
	t.throws(() => parseExpiry('2026-11-23T04:05:06.5Z', now), {code: 'VALIDATION', message: /is not in the future/});
});

test('the hour 24, which RFC 3339 does not have, is refused', (t) => {
	t.throws(() => parseExpiry('2027-01-31T24:00:00Z', now), {code: 'VALIDATION', message: /^invalid expiry/});
});

const year = 365 * 24 * 3_600_000;

for (const [text, ahead, expected] of [
	['90d', 59_000, '2026-05-30T12:00:00Z'],
	['90d', -59_000, '2026-05-30T12:00:00Z'],
	['90d', 3_600_000, '2026-05-30T13:00:00Z'],
	['90d', -3_600_000, '2026-05-30T11:00:00Z'],
	[' 1MO ', year, '2027-04-01T12:00:00Z'],
	['2026-04-01', year, '2026-04-01T23:59:59Z'],
	['never', year, null],
] as const) {
	test(`${text} is sent as ${expected} where the server's clock is ${ahead / 1000} s ahead`, (t) => {
		t.is(expiryByServer(text, new Date('2026-03-01T12:00:00Z'), ahead), expected);
	});
}
