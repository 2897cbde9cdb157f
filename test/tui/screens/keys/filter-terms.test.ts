import test from 'ava';
import {withoutSecrets} from '../../../../source/tui/model/hidden-secrets.js';
import {parseFilter} from '../../../../source/tui/screens/keys/filter-terms.js';
import {later, now, revokedKey, sampleKey} from '../../sample.js';

const ago = (days: number) => later(-days * 86_400).toISOString();
const keys = [
	sampleKey('fresh', {
		name: 'fresh',
		last_used_at: ago(1),
		expires_at: ago(-3),
		scopes: ['read:events'],
		created_by: 'Maya.L',
		redacted_secret: 'phk_live_…x7Qd',
	}),
	sampleKey('stale', {
		name: 'stale',
		last_used_at: ago(120),
		expires_at: null,
		scopes: ['admin:keys'],
		created_by: 'jonas',
		redacted_secret: '••••••••9zA1',
	}),
	sampleKey('silent', {
		name: 'silent',
		last_used_at: undefined,
		expires_at: undefined,
		scopes: undefined,
		created_by: undefined,
		redacted_secret: undefined,
	}),
	{...revokedKey('gone'), redacted_secret: 'phk_live_…0000'},
];

const found = (filter: string) => {
	const {holds, words} = parseFilter(filter, now);
	return keys
		.filter((key) => holds?.(key) ?? true)
		.filter(({name}) => name.includes(words))
		.map(({id}) => id.slice(4));
};

for (const [filter, ids] of [
	['unused:90d', ['stale']],
	['unused:1y', []],
	['expires:14d', ['fresh']],
	['expires:never', ['stale']],
	['scope:admin', ['stale']],
	['SCOPE:Admin:', ['stale']],
	['by:maya', ['fresh']],
	['status:revoked', ['gone']],
	['status:active', ['fresh', 'stale', 'silent']],
	['ending:x7Qd', ['fresh']],
	['ending:Qd', ['fresh']],
	['ending:longer9zA1', ['stale']],
	['ending:none', []],
	['scope:admin by:maya', []],
	['scope:admin stal', ['stale']],
	['stal unused:90d', ['stale']],
] as const) {
	test(`${filter} finds ${ids.join(', ') || 'nothing'}`, (t) => {
		t.deepEqual(found(filter), [...ids]);
		t.is(parseFilter(filter, now).problem, undefined);
	});
}

for (const [filter, problem] of [
	['unused:', /^unused: takes a duration such as 90d$/],
	['unused:soon', /^unused: takes/],
	['expires:maybe', /^expires: takes never, or/],
	['status:act', /^status: takes active, expiring, expired, revoked$/],
	['by:', /^by: takes/],
] as const) {
	test(`${filter} says what the term takes, and does not count meanwhile`, (t) => {
		const parsed = parseFilter(filter, now);
		t.regex(parsed.problem!, problem);
		t.is(parsed.holds, undefined);
		t.is(parsed.words, '');
	});
}

test('what looks like a term but is none is a word', (t) => {
	for (const text of ['http://x', 'unusedx:90d', 'x:y', 'a:unused:90d', 'statu:active']) {
		t.is(parseFilter(text, now).words, text);
	}
});

const secret = `phk_live_${'a1B2c3D4'.repeat(4)}x7Qd`;

test('of a secret only its end stays, as a term that finds its key', (t) => {
	t.is(withoutSecrets(secret, true), 'ending:x7Qd');
	t.is(withoutSecrets(`gate ${secret}`, false), 'gate ending:x7Qd');
	t.is(withoutSecrets(`curl -H "Bearer ${secret}" x`, true), 'curl -H "Bearer ending:x7Qd" x');
	t.is(withoutSecrets(secret.slice(9), true), 'ending:x7Qd', 'without its prefix');
	t.deepEqual(found(withoutSecrets(secret, true)!), ['fresh']);
});

test('a secret that comes letter by letter never shows more than its end once it can be told', (t) => {
	let text = '';
	let longest = 0;
	for (const letter of secret) {
		text += letter;
		text = withoutSecrets(text, false) ?? text;
		longest = Math.max(longest, text.replace(/^ending:/, '').length);
	}

	t.is(text, 'ending:x7Qd');
	t.true(longest < 'phk_live_'.length + 20);
});

test('names and ids are no secrets', (t) => {
	for (const text of [
		'key_8f3kq2m1xv7taaaaaaaaaaaa',
		'ten_8f3kq2m1xv7taaaaaaaaaaaaaa',
		'ingest-gateway',
		'a-name-that-is-rather-long-but-has-no-digit',
		'two words 4711 that are long enough',
	]) {
		t.is(withoutSecrets(text, true), undefined, text);
	}
});
