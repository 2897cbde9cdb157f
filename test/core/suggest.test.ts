import test from 'ava';
import {suggest} from '../../source/core/suggest.js';

const verbs = ['create', 'list', 'revoke', 'recover'];

const cases: ReadonlyArray<readonly [word: string, meant: string | undefined]> = [
	['create', 'create'],
	['crate', 'create'],
	['CREATE', 'create'],
	['cretae', 'create'],
	['craet', undefined],
	['lst', 'list'],
	['lists', 'list'],
	['revok', 'revoke'],
	['recovery', 'recover'],
	['delete', undefined],
	['rotate', undefined],
	['creation', undefined],
	['l', undefined],
	['li', undefined],
	['lis', 'list'],
	['', undefined],
	['x', undefined],
];

for (const [word, meant] of cases) {
	test(`${JSON.stringify(word)} most likely meant ${meant ?? 'nothing that is known'}`, (t) => {
		t.is(suggest(word, verbs), meant);
	});
}

test('the nearest candidate is suggested, and of equally near ones the first', (t) => {
	t.is(suggest('abcd', ['abxx', 'abcx', 'abcy']), 'abcx');
});

test('nothing is suggested where there is nothing to choose from', (t) => {
	t.is(suggest('list', []), undefined);
});
