import test from 'ava';
import {parseFilter} from '../../../../source/tui/screens/keys/filter-terms.js';
import {filterRows, matchesIn} from '../../../../source/tui/screens/keys/rows.js';
import {now, sampleKey} from '../../sample.js';

const keys = [
	sampleKey('8f3k', {name: 'ingest-gateway'}),
	sampleKey('2mq7', {name: 'ci-nightly'}),
	sampleKey('0zj4', {name: 'gate-west'}),
];
const names = (filter: string) => filterRows(keys, keys, parseFilter(filter, now)).rows.map(({name}) => name);

test('no filter, or blanks alone, leaves all and marks no letters', (t) => {
	t.is(names('').length, 3);
	t.is(names('  ').length, 3);
	const {rows, found} = filterRows(keys, keys, parseFilter('', now));
	t.is(matchesIn(found, rows[0]!), undefined);
});

test('what matches keeps the order it had', (t) => {
	t.deepEqual(names('gate'), ['ingest-gateway', 'gate-west']);
});

test('letters match in order with others between them, in either case', (t) => {
	t.deepEqual(names('igateway'), ['ingest-gateway']);
	t.deepEqual(names('GATEWEST'), ['gate-west']);
});

test('the order is that of the sorted keys, and of them alone', (t) => {
	const {rows} = filterRows(keys, [keys[2]!, keys[0]!], parseFilter('gate', now));
	t.deepEqual(
		rows.map(({name}) => name),
		['gate-west', 'ingest-gateway'],
	);
	t.deepEqual(filterRows(keys, [keys[1]!], parseFilter('gate', now)).rows, []);
});

test('letters that are typed and taken back one by one find what they find alone', (t) => {
	const all = [...keys, ...Array.from({length: 200}, (_, index) => sampleKey(`${index}`, {name: `relay-${index}`}))];
	for (const filter of ['r', 're', 'rel', 'rel1', 'rel', 're', 'ra', 'rate', 'g', 'gate']) {
		t.deepEqual(
			filterRows(all, all, parseFilter(filter, now)).rows,
			filterRows([...all], all, parseFilter(filter, now)).rows,
			filter,
		);
	}
});

test('an id is found by its letters', (t) => {
	t.deepEqual(names('key_2mq7'), ['ci-nightly']);
	t.deepEqual(names('2mq'), ['ci-nightly']);
});

test('what matches nothing leaves nothing', (t) => {
	t.deepEqual(names('zzzz'), []);
});

test('the letters that matched are told by their place', (t) => {
	const {rows, found} = filterRows(keys, keys, parseFilter('gate-w', now));
	const matches = matchesIn(found, rows[0]!)!;
	t.deepEqual([...matches.name], [0, 1, 2, 3, 4, 5]);
	t.deepEqual([...matches.id], []);
});
