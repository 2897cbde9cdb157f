import test from 'ava';
import {counted, grouped} from '../../source/core/quantity.js';

test('thousands stand apart', (t) => {
	t.deepEqual(
		[0, 7, 999, 1000, 12_005, 1_000_000].map((count) => grouped(count)),
		['0', '7', '999', '1,000', '12,005', '1,000,000'],
	);
});

test('one is singular, anything else plural', (t) => {
	t.deepEqual(
		[0, 1, 2, 2000].map((count) => counted(count, 'tenant')),
		['0 tenants', '1 tenant', '2 tenants', '2,000 tenants'],
	);
});
