import test from 'ava';
import fc from 'fast-check';
import {magnitude, relativeTime} from '../../source/core/relative-time.js';

const now = new Date('2026-11-23T04:05:06Z');
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const sizes: ReadonlyArray<readonly [milliseconds: number, size: string | undefined]> = [
	[0, undefined],
	[4999, undefined],
	[5 * second, '5 s'],
	[minute - 1, '59 s'],
	[minute, '1 min'],
	[2 * minute - 1, '1 min'],
	[hour - 1, '59 min'],
	[hour, '1 h'],
	[day - 1, '23 h'],
	[day, '1 d'],
	[2 * day - 1, '1 d'],
	[30 * day, '30 d'],
	[60 * day - 1, '59 d'],
	[60 * day, '2 mo'],
	[365 * day, '12 mo'],
	[730 * day - 1, '24 mo'],
	[730 * day, '2 y'],
	[3650 * day, '10 y'],
];

for (const [milliseconds, size] of sizes) {
	test(`${milliseconds} ms is ${size ?? 'too little to name'}`, (t) => {
		t.is(magnitude(milliseconds), size);
		const later = new Date(now.getTime() + milliseconds).toISOString();
		const earlier = new Date(now.getTime() - milliseconds).toISOString();
		t.is(relativeTime(later, now), size === undefined ? 'now' : `in ${size}`);
		t.is(relativeTime(earlier, now), size === undefined ? 'now' : `${size} ago`);
	});
}

test('instants in other offsets are told by their distance', (t) => {
	t.is(relativeTime('2026-11-23T08:05:06+02:00', now), 'in 2 h');
});

test('a size never says more than has passed, and misses less than one unit', (t) => {
	const lengths: Record<string, number> = {s: second, min: minute, h: hour, d: day, mo: 30 * day, y: 365 * day};
	t.notThrows(() => {
		fc.assert(
			fc.property(fc.integer({min: 5000, max: 100 * 365 * day}), (milliseconds) => {
				const [, count, unit] = /^(\d+) ([a-z]+)$/.exec(magnitude(milliseconds)!)!;
				const said = Number(count) * lengths[unit!]!;
				return said <= milliseconds && milliseconds < said + lengths[unit!]!;
			}),
			{numRuns: 1000},
		);
	});
});
