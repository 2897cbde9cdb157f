import test from 'ava';
import {Secret} from '../../source/core/secret.js';
import {keyFields} from '../../source/output/key-fields.js';
import {printable} from '../../source/terminal/printable.js';
import {personView, pipeView, sampleKey, seen} from './sample.js';

const fieldsOf = (...facts: Parameters<typeof keyFields>): string[] => keyFields(...facts);
const secret = new Secret('phk_live_4fT9cAnArYvAlUe0123');

test('a minted key is told in labelled lines, its secret among them', (t) => {
	t.deepEqual(fieldsOf(sampleKey(), {secret}, pipeView), [
		'ID        key_abc123',
		'Name      ingest-key',
		'Tenant    ten_abc123',
		'Secret    phk_live_4fT9cAnArYvAlUe0123',
		'Scopes    read:events write:events',
		'Expires   2027-02-21T04:05:06Z',
	]);
});

test('a secret that went elsewhere is told by where', (t) => {
	const lines = fieldsOf(sampleKey({expires_at: null}), {note: printable`in ./secret`}, pipeView);
	t.is(lines[3], 'Secret    in ./secret');
	t.is(lines[5], 'Expires   never');
	t.false(lines.join('\n').includes('phk_'));
});

test('a person sees the same lines in color, with the granted instant in full', (t) => {
	const colored = fieldsOf(sampleKey(), {secret}, personView(80, {color: true}));
	t.deepEqual(seen(colored), fieldsOf(sampleKey(), {secret}, pipeView));
	t.notDeepEqual(colored, seen(colored));
});

test('a server cannot add lines, colors or turned text', (t) => {
	const hostile = 'a\u001B[2J\u202E\nSecret  none';
	const key = sampleKey({id: hostile, name: hostile, tenant_id: hostile, scopes: [hostile], expires_at: hostile});
	const lines = fieldsOf(key, {secret: new Secret(hostile)}, pipeView);
	t.is(lines.length, 6);
	const [first, ...others] = lines.toSorted((a) => (a.startsWith('Secret') ? -1 : 1));
	t.true(first!.startsWith('Secret'));
	for (const line of others) {
		t.regex(line, /^[A-Z][a-z]*(?:ID|D)? +a\uFFFDSecret {2}none$/);
	}
});

test('a secret that cannot be printed as it is stands as a JSON string, so that it is not lost', (t) => {
	const hostile = 'a\u001B[2J\u202E\nSecret  none';
	const line = fieldsOf(sampleKey(), {secret: new Secret(hostile)}, pipeView).find((text) =>
		text.startsWith('Secret'),
	)!;
	t.regex(line, /^[\u0020-\u007E]+$/);
	t.is(JSON.parse(line.replace(/^Secret +/, '')), hostile);
});
