import test from 'ava';
import {parse} from 'yaml';
import {Secret} from '../../source/core/secret.js';
import {dataLine, keyDocument, keysDocument} from '../../source/output/documents.js';
import {keyData, mintedKeyData} from '../../source/output/key-data.js';
import {isMachineFormat, outputFormats} from '../../source/output/formats.js';
import {sampleKey} from './sample.js';

const key = sampleKey({name: '取り込み 🔑 \u202E\u001B[31m'});
const formats = ['json', 'jsonl', 'yaml'] as const;

test('one key is wrapped in its noun, in JSON and YAML', async (t) => {
	t.deepEqual(JSON.parse(await keyDocument(key, 'json')), {key});
	t.deepEqual(parse(await keyDocument(key, 'yaml')), {key});
});

test('several keys are wrapped in their noun, beside what else there is to say', async (t) => {
	const keys = [key, sampleKey({id: 'key_2'})];
	t.deepEqual(JSON.parse(await keysDocument(keys, 'json', {more: true})), {keys, more: true});
	t.deepEqual(parse(await keysDocument(keys, 'yaml', {more: true})), {keys, more: true});
	t.deepEqual(JSON.parse(await keysDocument([], 'json')), {keys: []});
	t.deepEqual(parse(await keysDocument([], 'yaml')), {keys: []});
});

test('in JSON lines each key is a line of its own, without a wrapper', async (t) => {
	const keys = [key, sampleKey({id: 'key_2', name: 'two\nlines'})];
	const text = await keysDocument(keys, 'jsonl', {more: true});
	t.deepEqual(
		text.split(/(?<=\n)/),
		keys.map((one) => dataLine(one) as string),
	);
	t.true(text.endsWith('}\n'));
	t.deepEqual(
		text
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line) as unknown),
		keys,
	);
	t.is(await keyDocument(key, 'jsonl'), dataLine(key));
	t.is((await keysDocument([], 'jsonl')).length, 0);
});

for (const format of formats) {
	test(`${format} is lines of printable ASCII, ended by one line break`, async (t) => {
		for (const text of [await keyDocument(key, format), await keysDocument([key, key], format)]) {
			t.regex(text, /^[\n\u0020-\u007E]*[^\n]\n$/);
		}
	});
}

test('a JSON document is laid out for people as well', async (t) => {
	t.true((await keyDocument(key, 'json')).startsWith('{\n  "key": {\n    "id": "key_abc123",\n'));
});

test('the data of a minted key holds the secret, or null where it went to a file', async (t) => {
	const secret = new Secret('phk_live_4fT9cAnArYvAlUe0123');
	t.deepEqual(mintedKeyData(key, secret), {...key, secret: 'phk_live_4fT9cAnArYvAlUe0123'});
	t.deepEqual(mintedKeyData(key, null), {...key, secret: null});
	const text = await keyDocument(mintedKeyData(key, secret), 'json');
	t.is((JSON.parse(text) as {key: {secret: string}}).key.secret, secret.reveal());
});

test('fields keep the names and the order of the wire', async (t) => {
	const fields = Object.keys(sampleKey());
	t.deepEqual(Object.keys((JSON.parse(await keyDocument(key, 'json')) as {key: object}).key), fields);
	t.deepEqual(Object.keys((parse(await keyDocument(key, 'yaml')) as {key: object}).key), fields);
});

test('what is unknown is null in JSON, and named, so that it is not taken for never', (t) => {
	const known = sampleKey({expires_at: null, last_used_at: null});
	t.is(keyData(known), known);
	const partly = {...known, created_by: undefined, last_used_at: undefined};
	const data = {...known, created_by: null, last_used_at: null, unknown: ['created_by', 'last_used_at']};
	t.deepEqual(keyData(partly), data);
	t.deepEqual(Object.keys(keyData(partly)), [...Object.keys(known), 'unknown']);
	t.deepEqual(mintedKeyData(partly, null), {...data, secret: null});
	t.like(keyData({id: 'key_only'}), {id: 'key_only', name: null, scopes: null, status: null});
});

test('errors are JSON exactly where the data is JSON', (t) => {
	t.deepEqual([...outputFormats], ['table', 'json', 'jsonl', 'yaml']);
	t.deepEqual(outputFormats.filter(isMachineFormat), ['json', 'jsonl']);
});
