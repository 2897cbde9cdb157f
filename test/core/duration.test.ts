import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {addDuration, type Duration, parseDuration, parseTimeLimit} from '../../source/core/duration.js';

const hour = 3_600_000;
const day = 24 * hour;

const units: Record<string, Duration> = {
	h: {months: 0, milliseconds: hour},
	d: {months: 0, milliseconds: day},
	w: {months: 0, milliseconds: 7 * day},
	mo: {months: 1, milliseconds: 0},
	y: {months: 12, milliseconds: 0},
};

const part = fc.tuple(fc.nat(999_999), fc.constantFrom(...Object.keys(units)));

for (const [unit, {months, milliseconds}] of Object.entries(units)) {
	test(`3${unit} is three times 1${unit}`, (t) => {
		t.deepEqual(parseDuration(`1${unit}`), {months, milliseconds});
		t.deepEqual(parseDuration(`3${unit}`), {months: 3 * months, milliseconds: 3 * milliseconds});
	});
}

test('a duration is the sum of its parts', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(fc.array(part, {minLength: 1, maxLength: 6}), (parts) => {
				const text = parts.map(([amount, unit]) => `${amount}${unit}`).join('');
				let months = 0;
				let milliseconds = 0;
				for (const [amount, unit] of parts) {
					months += amount * units[unit]!.months;
					milliseconds += amount * units[unit]!.milliseconds;
				}

				assert.deepEqual(parseDuration(text), {months, milliseconds});
			}),
		);
	});
});

for (const text of [
	'',
	'd',
	'4',
	'4 d',
	' 4d',
	'4d ',
	'4d\n',
	'-4d',
	'+4d',
	'1.5d',
	'1e3d',
	'4D',
	'4m',
	'4min',
	'4d12',
	'd4',
	'4d,12h',
	'1000000d',
	'٣d',
	'4days',
	'never',
]) {
	test(`${JSON.stringify(text)} is no duration`, (t) => {
		t.is(parseDuration(text), undefined);
	});
}

test('whatever text is given, the answer is undefined or whole numbers that are not negative', (t) => {
	const text = fc.string({unit: fc.constantFrom(...'0123456789hdwmoy -.')});
	t.notThrows(() => {
		fc.assert(
			fc.property(text, (given) => {
				const duration = parseDuration(given);
				return (
					duration === undefined ||
					(/^[\da-z]+$/.test(given) &&
						Object.values(duration).every((value) => Number.isSafeInteger(value) && value >= 0))
				);
			}),
			{numRuns: 5000},
		);
	});
});

const additions: ReadonlyArray<readonly [start: string, duration: string, end: string]> = [
	['2026-11-23T04:05:06Z', '12h', '2026-11-23T16:05:06Z'],
	['2026-11-23T04:05:06Z', '4d12h', '2026-11-27T16:05:06Z'],
	['2026-12-31T23:00:00Z', '1h', '2027-01-01T00:00:00Z'],
	['2027-01-31T00:00:00Z', '1mo', '2027-02-28T00:00:00Z'],
	['2028-01-31T00:00:00Z', '1mo', '2028-02-29T00:00:00Z'],
	['2027-01-31T00:00:00Z', '2mo', '2027-03-31T00:00:00Z'],
	['2027-01-31T00:00:00Z', '3mo', '2027-04-30T00:00:00Z'],
	['2027-01-31T00:00:00Z', '13mo', '2028-02-29T00:00:00Z'],
	['2027-10-31T12:00:00Z', '4mo', '2028-02-29T12:00:00Z'],
	['2028-02-29T12:00:00Z', '1y', '2029-02-28T12:00:00Z'],
	['2028-02-29T12:00:00Z', '4y', '2032-02-29T12:00:00Z'],
	['2096-02-29T12:00:00Z', '4y', '2100-02-28T12:00:00Z'],
	['2027-01-31T00:00:00Z', '1mo1d', '2027-03-01T00:00:00Z'],
	['2027-01-31T00:00:00Z', '1d1mo', '2027-03-01T00:00:00Z'],
	['2027-01-31T00:00:00Z', '0mo', '2027-01-31T00:00:00Z'],
];

for (const [start, text, end] of additions) {
	test(`${text} after ${start} is ${end}`, (t) => {
		t.is(addDuration(new Date(start), parseDuration(text)!).toISOString(), new Date(end).toISOString());
	});
}

test('adding months changes the month by exactly that many, and keeps the time of day', (t) => {
	const start = fc.date({
		min: new Date('1970-01-01T00:00:00Z'),
		max: new Date('2200-01-01T00:00:00Z'),
		noInvalidDate: true,
	});
	t.notThrows(() => {
		fc.assert(
			fc.property(start, fc.nat(240), (from, months) => {
				const to = addDuration(from, {months, milliseconds: 0});
				const monthOf = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
				return (
					monthOf(to) === monthOf(from) + months &&
					to.getUTCDate() <= from.getUTCDate() &&
					to.getTime() % day === from.getTime() % day
				);
			}),
			{numRuns: 2000},
		);
	});
});

test('adding a duration leaves the start as it was', (t) => {
	const start = new Date('2027-01-31T00:00:00Z');
	addDuration(start, {months: 1, milliseconds: day});
	t.is(start.toISOString(), '2027-01-31T00:00:00.000Z');
});

const limits: ReadonlyArray<readonly [text: string, milliseconds: number | undefined]> = [
	['30', 30_000],
	['30s', 30_000],
	['500ms', 500],
	['2m', 120_000],
	['1', 1000],
	['0', undefined],
	['0ms', undefined],
	['', undefined],
	['s', undefined],
	['-1', undefined],
	['1.5', undefined],
	['1e3', undefined],
	['2h', undefined],
	['30 s', undefined],
	['30S', undefined],
	['30\n', undefined],
	['12345678', undefined],
];

for (const [text, milliseconds] of limits) {
	test(`${JSON.stringify(text)} as a time limit is ${milliseconds ?? 'none'}`, (t) => {
		t.is(parseTimeLimit(text), milliseconds);
	});
}
