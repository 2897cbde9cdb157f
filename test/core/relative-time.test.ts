import test from 'ava';
import fc from 'fast-check';
import {magnitude, relativeTime} from '../../source/core/relative-time.js';

const now = new Date('2026-11-23T04:05:06Z');
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const sizes: ReadonlyArray<readonly [milliseconds: number, passed: string | undefined, ahead?: string | undefined]> = [
	[0, undefined],
	[4999, undefined],
	[5 * second, '5 s'],
	[5.5 * second, '5 s', '6 s'],
	[minute - 1, '59 s', '1 min'],
	[minute, '1 min'],
	[1.5 * minute - 1, '1 min'],
	[1.5 * minute, '1 min', '2 min'],
	[hour - 1, '59 min', '1 h'],
	[hour, '1 h'],
	[day - 1, '23 h', '1 d'],
	[day, '1 d'],
	[1.5 * day - 1, '1 d'],
	[2 * day - 1, '1 d', '2 d'],
	[30 * day, '30 d'],
	[60 * day, '60 d'],
	[90 * day - 3 * second, '89 d', '90 d'],
	[99.5 * day - 1, '99 d'],
	[100 * day - 1, '99 d', '3 mo'],
	[100 * day, '3 mo'],
	[105 * day, '3 mo', '4 mo'],
	[365 * day - 3 * second, '12 mo'],
	[729 * day, '24 mo'],
	[730 * day, '2 y'],
	[3650 * day - 1, '9 y', '10 y'],
	[3650 * day, '10 y'],
];

for (const [milliseconds, passed, ahead = passed] of sizes) {
	test(`${milliseconds} ms is ${passed ?? 'too little to name'}, and ahead ${ahead ?? 'as well'}`, (t) => {
		t.is(magnitude(milliseconds), passed);
		const later = new Date(now.getTime() + milliseconds).toISOString();
		const earlier = new Date(now.getTime() - milliseconds).toISOString();
		t.is(relativeTime(later, now), ahead === undefined ? 'now' : `in ${ahead}`);
		t.is(relativeTime(earlier, now), passed === undefined ? 'now' : `${passed} ago`);
	});
}

test('instants in other offsets are told by their distance', (t) => {
	t.is(relativeTime('2026-11-23T08:05:06+02:00', now), 'in 2 h');
});

const lengths: Readonly<Record<string, number>> = {
	s: second,
	min: minute,
	h: hour,
	d: day,
	mo: 30 * day,
	y: 365 * day,
};
const anyLength = fc.integer({min: 5000, max: 100 * 365 * day});

/** What is said, and by how much it is more than it should be, in units. */
function excess(said: string, milliseconds: number): number {
	const [, count, unit] = /^(?:in )?(\d+) ([a-z]+)/.exec(said)!;
	return Number(count) - milliseconds / lengths[unit!]!;
}

test('what has passed is never said to be more than it is, and misses less than one unit', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(anyLength, (milliseconds) => {
				const ago = relativeTime(new Date(now.getTime() - milliseconds).toISOString(), now);
				return [ago, magnitude(milliseconds)!].every((said) => {
					const more = excess(said, milliseconds);
					return more <= 0 && more > -1;
				});
			}),
			{numRuns: 1000},
		);
	});
});

test('what is to come is said to half a unit', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(anyLength, (milliseconds) => {
				const ahead = relativeTime(new Date(now.getTime() + milliseconds).toISOString(), now);
				return Math.abs(excess(ahead, milliseconds)) <= 0.5;
			}),
			{numRuns: 1000},
		);
	});
});

test('a key made for 90 days, 6 months or a year ends in as many, right after it was made', (t) => {
	const after = (days: number) => relativeTime(new Date(now.getTime() + days * day - 20 * second).toISOString(), now);
	t.deepEqual([after(90), after(183), after(365)], ['in 90 d', 'in 6 mo', 'in 12 mo']);
});
