import test from 'ava';
import {createSearch, isFound, matchedLetters} from '../../../source/tui/input/search.js';

const names = [
	'data-science-notebook',
	'safety-audit-export',
	'old-exporter',
	'Café Lindenstraße',
	'booking-office-ok',
	'unit-00099',
	'İzmir depot',
];
const search = createSearch(names, [(name) => name, (name) => `id_${name.length}`]);
const found = (filter: string) => {
	const what = search.find(filter);
	return names.filter((name) => isFound(what, name));
};

const cases: ReadonlyArray<readonly [filter: string, found: readonly string[]]> = [
	['book', ['data-science-notebook', 'booking-office-ok']],
	['port', ['safety-audit-export', 'old-exporter']],
	['99', ['unit-00099']],
	['NOTEBOOK data', ['data-science-notebook']],
	['export audit', ['safety-audit-export']],
	['id_12', ['old-exporter']],
	['old id_12', ['old-exporter']],
	['Cafe\u0301', ['Café Lindenstraße']],
	['oldexporter', ['old-exporter']],
	['nothing of it', []],
];

for (const [filter, expected] of cases) {
	test(`${JSON.stringify(filter)} finds ${expected.join(', ') || 'nothing'}`, (t) => {
		t.deepEqual(found(filter), expected);
	});
}

test('a word is not found over the end of a text', (t) => {
	t.is(createSearch(['ab'], [(text) => text, () => 'cd']).find('bc').kind, 'alike');
});

test('the letters of each word are told by their place, and none where small letters are of another length', (t) => {
	const letters = (filter: string, name: string) => [...matchedLetters(search.find(filter), name, 0, name)];
	t.deepEqual(letters('port old', 'old-exporter'), [6, 7, 8, 9, 0, 1, 2]);
	t.deepEqual(letters('depot', 'İzmir depot'), []);
	t.deepEqual(letters('oldexporter', 'old-exporter'), [0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11]);
});
