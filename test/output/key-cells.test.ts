import test from 'ava';
import {keyColumns} from '../../source/output/key-cells.js';
import {now, personView, pipeView, sampleKey} from './sample.js';

type Shown = {readonly text: string; readonly role: string};

const cellsOf = (key: ReturnType<typeof sampleKey>, view = pipeView): Partial<Record<string, Shown>> =>
	Object.fromEntries(
		keyColumns.map(({name, cell}) => {
			const {text, role} = cell(key, view);
			return [name, {text, role}];
		}),
	);

test('a program gets full times and words', (t) => {
	t.deepEqual(cellsOf(sampleKey()), {
		tenant: {text: 'ten_abc123', role: 'normal'},
		creator: {text: 'key_operator', role: 'quiet'},
		name: {text: 'ingest-key', role: 'strong'},
		id: {text: 'key_abc123', role: 'normal'},
		status: {text: 'active', role: 'good'},
		scopes: {text: 'read:events write:events', role: 'normal'},
		expires: {text: '2027-02-21T04:05:06Z', role: 'normal'},
		used: {text: '2026-11-23T04:03:06Z', role: 'normal'},
		created: {text: '2026-11-01T04:05:06Z', role: 'normal'},
		secret: {text: 'phk_live_…x7Qd', role: 'quiet'},
	});
});

test('a person gets relative times, and a glyph beside the word', (t) => {
	const cells = cellsOf(sampleKey(), personView(200));
	t.is(cells['status']?.text, '● active');
	t.is(cells['expires']?.text, 'in 90 d');
	t.is(cells['used']?.text, '2 min ago');
	t.is(cells['created']?.text, '22 d ago');
});

test('what never was and never will be is called never, for both; that a key never ends is not quiet', (t) => {
	const key = sampleKey({expires_at: null, last_used_at: null});
	for (const view of [pipeView, personView(200)]) {
		const {expires, used} = cellsOf(key, view);
		t.deepEqual(expires, {text: 'never', role: 'normal'});
		t.deepEqual(used, {text: 'never', role: 'quiet'});
	}
});

const states: ReadonlyArray<
	readonly [facts: Parameters<typeof sampleKey>[0], word: string, glyph: string, role: string]
> = [
	[{expires_at: null}, 'active', '●', 'good'],
	[{expires_at: '2026-11-24T00:00:00Z'}, 'expiring', '◐', 'warning'],
	[{expires_at: now.toISOString()}, 'expired', '○', 'quiet'],
	[{status: 'expired'}, 'expired', '○', 'quiet'],
	[{status: 'revoked'}, 'revoked', '✕', 'quiet'],
];

for (const [facts, word, glyph, role] of states) {
	test(`a key with ${JSON.stringify(facts)} is ${word} by word, glyph and style`, (t) => {
		t.deepEqual(cellsOf(sampleKey(facts))['status'], {text: word, role});
		t.deepEqual(cellsOf(sampleKey(facts), personView(200))['status'], {text: `${glyph} ${word}`, role});
	});
}

test('without Unicode the states have glyphs of their own', (t) => {
	const cells = cellsOf(sampleKey({status: 'revoked'}), personView(200, {unicode: false}));
	t.is(cells['status']?.text, 'x revoked');
});

test('every cell of untrusted text is cleaned', (t) => {
	const hostile = 'a\u001B[31m\u202Eb\n';
	const key = sampleKey({
		id: hostile,
		name: hostile,
		scopes: [hostile, hostile],
		redacted_secret: hostile,
		created_at: hostile,
		expires_at: hostile,
		last_used_at: hostile,
	});
	const cleaned = 'a\uFFFDb\uFFFD';
	const cells = cellsOf(key);
	t.is(cells['scopes']?.text, `${cleaned} ${cleaned}`);
	for (const name of ['name', 'id', 'secret', 'created', 'expires', 'used']) {
		t.is(cells[name]?.text, cleaned, name);
	}
});

test('the name and the id are never expendable, and no two columns go at once', (t) => {
	const order = keyColumns.filter(({expendable}) => expendable > 0).toSorted((a, b) => b.expendable - a.expendable);
	t.deepEqual(
		order.map(({name}) => name),
		['creator', 'secret', 'created', 'scopes', 'used', 'expires', 'status'],
	);
	t.is(new Set(order.map(({expendable}) => expendable)).size, order.length);
});
