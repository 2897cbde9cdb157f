import {stripVTControlCharacters} from 'node:util';
import test from 'ava';
import {keyTable} from '../../source/output/key-table.js';
import {measure} from '../../source/terminal/measure.js';
import {type Printable} from '../../source/terminal/printable.js';
import {personView, pipeView, sampleKey, seen} from './sample.js';

/** The table as plain strings, which literals compare with. */
const tableOf = (...facts: Parameters<typeof keyTable>): string[] => keyTable(...facts);

const longId = `key_${'x'.repeat(64)}`;
const keys = [
	sampleKey(),
	sampleKey({id: 'key_2', name: '取り込み用キー', expires_at: null, last_used_at: null, scopes: ['admin:keys']}),
	sampleKey({id: 'key_3', name: '👨‍👩‍👧‍👦 مفاتيح', status: 'revoked'}),
];

test('a pipe gets every column, with words and full times', (t) => {
	t.deepEqual(tableOf(keys.slice(0, 2), pipeView), [
		'NAME            ID          STATUS  SCOPES                    EXPIRES               LAST USED             CREATED               CREATED BY    SECRET',
		'ingest-key      key_abc123  active  read:events write:events  2027-02-21T04:05:06Z  2026-11-23T04:03:06Z  2026-11-01T04:05:06Z  key_operator  phk_live_…x7Qd',
		'取り込み用キー  key_2       active  admin:keys                never                 never                 2026-11-01T04:05:06Z  key_operator  phk_live_…x7Qd',
	]);
});

test('a person with room gets the same columns, with glyphs and relative times', (t) => {
	t.deepEqual(tableOf(keys.slice(0, 1), personView(200)), [
		'NAME        ID          STATUS    SCOPES                    EXPIRES  LAST USED  CREATED   CREATED BY    SECRET',
		'ingest-key  key_abc123  ● active  read:events write:events  in 90 d  2 min ago  22 d ago  key_operator  phk_live_…x7Qd',
	]);
});

test('in a pipe nothing is cut, however long', (t) => {
	const long = sampleKey({
		id: longId,
		name: '長'.repeat(100),
		scopes: Array.from({length: 64}, (_, index) => `read:${'s'.repeat(60)}${index}`),
	});
	const [heading, line] = tableOf([long], pipeView);
	t.is(heading!.split(/ {2,}/).length, 9);
	t.true([longId, long.name, ...long.scopes!, long.redacted_secret!].every((text) => line!.includes(text)));
	t.false(line!.includes('…  '));
});

const drops: ReadonlyArray<readonly [columns: number, headings: string]> = [
	[104, 'NAME ID STATUS SCOPES EXPIRES LAST-USED CREATED SECRET'],
	[103, 'NAME ID STATUS SCOPES EXPIRES LAST-USED CREATED'],
	[88, 'NAME ID STATUS SCOPES EXPIRES LAST-USED CREATED'],
	[87, 'NAME ID STATUS SCOPES EXPIRES LAST-USED'],
	[78, 'NAME ID STATUS SCOPES EXPIRES LAST-USED'],
	[77, 'NAME ID STATUS EXPIRES LAST-USED'],
	[52, 'NAME ID STATUS EXPIRES LAST-USED'],
	[51, 'NAME ID STATUS EXPIRES'],
	[41, 'NAME ID STATUS EXPIRES'],
	[40, 'NAME ID STATUS'],
	[32, 'NAME ID STATUS'],
	[31, 'NAME ID'],
	[22, 'NAME ID'],
	[1, 'NAME ID'],
];

for (const [columns, headings] of drops) {
	test(`${columns} columns have room for ${headings}`, (t) => {
		const [heading] = tableOf([sampleKey({name: 'ingest-key', status: 'active'})], personView(columns));
		t.is(heading!.replace('LAST USED', 'LAST-USED').replaceAll(/ +/g, ' '), headings);
	});
}

test('ids are whole at every width, and no line is wider than it must be', (t) => {
	const samples = [...keys, sampleKey({id: longId, name: '長い名前'.repeat(20)})];
	for (let columns = 1; columns <= 250; columns++) {
		const lines = tableOf(samples, personView(columns));
		const narrowest = 12 + 2 + longId.length;
		for (const [index, {id}] of samples.entries()) {
			t.true(lines[index + 1]!.includes(id), `${id} at ${columns} columns`);
		}

		t.true(
			Math.max(...lines.map((line) => measure(line as Printable))) <= Math.max(columns, narrowest),
			`${columns} columns`,
		);
	}
});

test('the name is cut only when no column is left to drop, with an ellipsis that the terminal can show', (t) => {
	const key = sampleKey({name: 'a-rather-long-name-of-a-key', id: 'key_1'});
	t.deepEqual(tableOf([key], personView(30)), ['NAME                     ID', 'a-rather-long-name-of-…  key_1']);
	t.deepEqual(tableOf([key], personView(5)), ['NAME          ID', 'a-rather-lo…  key_1']);
	t.is(tableOf([key], personView(5, {unicode: false}))[1], 'a-rather-lo~  key_1');
});

test('ids begin in one column beside names of every script', (t) => {
	const lines = tableOf(keys, personView(200));
	const starts = lines.map((line, index) => {
		const id = index === 0 ? 'ID' : keys[index - 1]!.id;
		return measure(line.slice(0, line.indexOf(id)) as Printable);
	});
	t.deepEqual(new Set(starts), new Set([16]));
});

test('color changes nothing of what is seen', (t) => {
	for (const columns of [200, 60, 20]) {
		const colored = tableOf(keys, personView(columns, {color: true}));
		t.deepEqual(
			seen(colored).map((line) => line.trimEnd()),
			tableOf(keys, personView(columns)),
		);
		t.true(colored.every((line) => line !== stripVTControlCharacters(line)));
	}
});

test('no key leaves the headings alone', (t) => {
	t.deepEqual(tableOf([], pipeView), ['NAME  ID  STATUS  SCOPES  EXPIRES  LAST USED  CREATED  CREATED BY  SECRET']);
});

test('a hostile name stays on its line', (t) => {
	const lines = tableOf([sampleKey({name: 'x\r\n\u001B[2Jkey_fake'})], pipeView);
	t.is(lines.length, 2);
	t.true(lines[1]!.startsWith('x\uFFFDkey_fake  key_abc123'));
});
