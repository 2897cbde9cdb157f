import test from 'ava';
import fc from 'fast-check';
import {readCreatedKey} from '../../../../source/contract/wire/reader/created-key.js';
import {WireMismatch} from '../../../../source/contract/wire/reader/mismatch.js';
import {sampleKey} from '../../../helpers/sample-key.js';

const secret = 'phk_live_4fT9cAnArYvAlUe0123';
const request = {name: 'ingest-key', scopes: ['read:events']};
const asked = {tenantId: 'ten_abc123', request};
const read = (body: unknown) => readCreatedKey(body, asked);
const key = sampleKey();
const whole = {key: {...key, secret}};

test('a whole answer has its key and its secret, and nothing odd', (t) => {
	t.deepEqual(read(whole), {key, secret, oddities: []});
});

test('the four fields of the reference page are enough, and nothing about that is odd', (t) => {
	const {key: created, oddities} = read({key: {id: 'key_1', name: 'ingest-key', scopes: ['read:events'], secret}});
	t.deepEqual(oddities, []);
	t.like(created, {id: 'key_1', name: 'ingest-key', tenant_id: 'ten_abc123', status: undefined, expires_at: undefined});
});

const {id, name} = key;
const places: Readonly<Record<string, unknown>> = {
	secret: {secret, key},
	'data.secret': {data: {...key, secret}},
	'data.key.secret': {data: {key: {...key, secret}}},
	'result.key.secret': {ok: true, result: {key: {id, name, secret}}},
	'key.api_key': {key: {...key, api_key: secret}},
	api_key: {api_key: secret, key},
	'key.token': {key: {...key, token: secret}},
	'credentials.secret': {key, credentials: {secret}},
	'keys[0].secret': {keys: [{...key, secret}]},
};

for (const [place, body] of Object.entries(places)) {
	test(`a secret in ${place} is delivered with the key beside it, and the place is named`, (t) => {
		const created = read(body);
		t.is(created.secret, secret);
		t.is(created.key.id, key.id);
		t.deepEqual(created.oddities, [`the secret was found in ${place} instead of key.secret`]);
	});
}

test('the secret of the key counts, whatever else is named secret', (t) => {
	const created = read({...whole, webhook: {secret: 'another'}, secret: 'a third'});
	t.is(created.secret, secret);
	t.deepEqual(created.oddities, []);
});

const secrets = ['short', 'x', 'with a blank', 'x'.repeat(1200), 'gehëimnis', 'two\nlines', '\u001B[31mred'];
for (const value of secrets) {
	test(`the secret ${JSON.stringify(value).slice(0, 20)} arrives as it is`, (t) => {
		t.is(read({key: {...key, secret: value}}).secret, value);
	});
}

const without: Readonly<Record<string, unknown>> = {
	'no secret': {key},
	'an empty one': {key: {...key, secret: ''}},
	'blanks alone': {key: {...key, secret: ' \n'}},
	'a number': {key: {...key, secret: 7}},
	'two different ones': {a: {secret: 'one'}, b: {secret: 'two'}},
	'two in a list': {keys: [{secret: 'one'}, {secret: 'two'}]},
	'a secret too deep': {a: {b: {c: {d: {e: {f: {secret}}}}}}},
	'a list': [whole],
	text: secret,
	null: null,
};

for (const [what, body] of Object.entries(without)) {
	test(`an answer with ${what} brings no secret`, (t) => {
		const error = t.throws(() => read(body), {instanceOf: WireMismatch});
		t.regex(error.message, /^key\.secret should be a string, but is/);
		t.false(error.message.includes(secret));
	});
}

const odd: ReadonlyArray<readonly [what: string, changes: object, oddity: string]> = [
	['an id that is missing', {id: undefined}, 'the field id is missing'],
	['an id that is a number', {id: 17}, 'the field id is a number'],
	['an id that is no word', {id: 'a b'}, 'the field id is not an id'],
	['another name', {name: 'x'}, 'the field name is "x"'],
	['a name that is a number', {name: 7}, 'the field name is a number'],
	['another status', {status: 'pending'}, 'the field status is "pending"'],
	['an expiry that was not asked for', {expires_at: '2030-01-01T00:00:00Z'}, 'the key expires at 2030-01-01T00:00:00Z'],
	['scopes that are objects', {scopes: [{name: 'a'}]}, 'the field scopes is a list that cannot be read'],
	['a time that is none', {created_at: 'yesterday'}, 'the field created_at is a string that cannot be read'],
	['a mask that is an object', {redacted_secret: {}}, 'the field redacted_secret is an object that cannot be read'],
];

for (const [what, changes, oddity] of odd) {
	test(`the secret is delivered with ${what}, and that is named`, (t) => {
		const created = read({key: {...key, secret, ...changes}});
		t.is(created.secret, secret);
		t.deepEqual(created.oddities, [oddity]);
	});
}

test('an id that is a number is usable, one that is missing is shown as unknown', (t) => {
	t.is(read({key: {...key, secret, id: 17}}).key.id, '17');
	t.is(read({key: {...key, secret, id: null}}).key.id, 'unknown');
});

test('an expiry that was asked for and does not come, or comes otherwise, is named', (t) => {
	const withExpiry = {tenantId: 'ten_abc123', request: {...request, expires_at: '2030-01-01T00:00:00Z'}};
	const oddities = (granted: unknown) =>
		readCreatedKey({key: {...key, secret, expires_at: granted}}, withExpiry).oddities;
	t.deepEqual(oddities('2030-01-01T00:00:00Z'), []);
	t.deepEqual(oddities('2030-01-01T02:00:00+02:00'), []);
	t.deepEqual(oddities(1_893_456_000), []);
	t.deepEqual(oddities(null), ['the key never expires']);
	t.deepEqual(oddities(undefined), ['it does not confirm the requested expiry']);
	t.deepEqual(oddities('soon'), ['it does not confirm the requested expiry']);
	t.deepEqual(oddities('2031-01-01T00:00:00Z'), ['the key expires at 2031-01-01T00:00:00Z']);
});

test('whatever stands around it, a secret in its place is read', (t) => {
	const anything = fc.dictionary(fc.string(), fc.jsonValue());
	const fields = fc.record(Object.fromEntries(Object.keys(key).map((field) => [field, fc.jsonValue()])), {
		requiredKeys: [],
	});
	t.notThrows(() => {
		fc.assert(
			fc.property(anything, fields, (around, facts) => read({...around, key: {...facts, secret}}).secret === secret),
			{numRuns: 2000},
		);
	});
});
