import test from 'ava';
import {filterRows} from '../../../../source/tui/screens/keys/rows.js';
import {sampleKey} from '../../sample.js';

const keys = [
	sampleKey('8f3k', {name: 'ingest-gateway'}),
	sampleKey('2mq7', {name: 'ci-nightly'}),
	sampleKey('0zj4', {name: 'gate-west'}),
];
const names = (filter: string) => filterRows(keys, filter).map(({key}) => key.name);

test('no filter, or blanks alone, leaves all and marks no letters', (t) => {
	t.is(names('').length, 3);
	t.is(names('  ').length, 3);
	t.deepEqual(
		filterRows(keys, '').map(({matches}) => matches),
		[undefined, undefined, undefined],
	);
});

test('what matches keeps the order it had', (t) => {
	t.deepEqual(names('gate'), ['ingest-gateway', 'gate-west']);
});

test('letters match in order with others between them, in either case', (t) => {
	t.deepEqual(names('cnly'), ['ci-nightly']);
	t.deepEqual(names('GATEWEST'), ['gate-west']);
});

test('an id is found by its letters', (t) => {
	t.deepEqual(names('key_2mq7'), ['ci-nightly']);
	t.deepEqual(names('2mq'), ['ci-nightly']);
});

test('what matches nothing leaves nothing', (t) => {
	t.deepEqual(names('zzzz'), []);
});

test('the letters that matched are told by their place', (t) => {
	const [row] = filterRows(keys, 'gate-w');
	t.deepEqual([...row!.matches!.name], [0, 1, 2, 3, 4, 5]);
	t.deepEqual([...row!.matches!.id], []);
});
