import {format, inspect} from 'node:util';
import test from 'ava';
import {maskCredentials, redacted, Secret} from '../../source/core/secret.js';

const value = 'phk_live_4fT9cAnArYvAlUe0123';
const make = () => new Secret(value);

test('reveal gives the credential itself', (t) => {
	t.is(make().reveal(), value);
});

const shown: ReadonlyArray<readonly [where: string, show: (secret: Secret) => string]> = [
	['String()', String],
	['a template', (secret) => `<${secret as unknown as string}>`.slice(1, -1)],
	['a concatenation', (secret) => ''.concat(secret as unknown as string)],
	['Array.join', (secret) => [secret].join('')],
	['util.inspect', (secret) => inspect(secret)],
	['util.inspect without a limit', (secret) => inspect(secret, {depth: Infinity, showHidden: true})],
	['%s', (secret) => format('%s', secret)],
	['%o', (secret) => format('%o', secret)],
	['%O', (secret) => format('%O', secret)],
	['a bare argument of console.log', (secret) => format(secret)],
];

for (const [where, show] of shown) {
	test(`${where} shows a secret as redacted`, (t) => {
		t.is(show(make()), redacted);
	});
}

const wrapped: ReadonlyArray<readonly [how: string, wrap: (secret: Secret) => unknown]> = [
	['in an object', (secret) => ({secret})],
	['in an array', (secret) => [secret]],
	['in a map', (secret) => new Map([['secret', secret]])],
	['in a set', (secret) => new Set([secret])],
	['three levels deep', (secret) => ({a: {b: {secret}}})],
	['six levels deep', (secret) => ({a: {b: {c: {d: {e: {secret}}}}}})],
	['in an error', (secret) => Object.assign(new Error('failed'), {secret})],
	['as a cause', (secret) => new Error('failed', {cause: secret})],
	['spread into an object', (secret) => ({...secret})],
	['cloned', (secret) => structuredClone({...secret})],
	['assigned', (secret) => Object.assign(Object.create(null) as object, secret)],
];

for (const [how, wrap] of wrapped) {
	test(`a secret ${how} is never shown`, (t) => {
		const holder = wrap(make());
		const texts = [
			inspect(holder),
			inspect(holder, {depth: 0}),
			inspect(holder, {depth: Infinity, showHidden: true, getters: true}),
			inspect(holder, {depth: Infinity, customInspect: false, showHidden: true}),
			format('%j', holder),
			format('%o', holder),
			JSON.stringify(holder),
		];
		for (const text of texts) {
			t.false(text.includes(value), text);
		}
	});
}

test('inspection shows that a secret is there, however deep', (t) => {
	t.true(inspect({a: {b: {c: {d: make()}}}}, {depth: Infinity}).includes(`d: ${redacted}`));
	t.is(inspect([make()], {depth: 0}), `[ ${redacted} ]`);
});

test('JSON holds a secret as redacted', (t) => {
	t.is(JSON.stringify({key: {secret: make()}}), `{"key":{"secret":"${redacted}"}}`);
});

test('what may be shown of a secret is its prefix, and how long it is', (t) => {
	t.is(new Secret('phk_live_abc').masked('*'), 'phk_live_***');
	t.is(new Secret('of another form').masked('•'), '•'.repeat(15));
});

test('a secret has no properties to enumerate or read', (t) => {
	const secret = make();
	t.deepEqual(Reflect.ownKeys(secret), []);
	t.deepEqual(Object.entries(secret), []);
});

test('what was forgotten can be revealed no more', (t) => {
	const secret = make();
	secret.forget();
	t.is(secret.reveal(), '');
	t.is(String(secret), redacted);
});

const masked: ReadonlyArray<readonly [text: string, masked: string]> = [
	[value, redacted],
	[`Bearer ${value}`, `Bearer ${redacted}`],
	[`"${value}"`, `"${redacted}"`],
	[`key=${value}&x=1`, `key=${redacted}&x=1`],
	[`${value}, phk_test_0123456789abcdef`, `${redacted}, ${redacted}`],
	[`${value}\n${value}`, `${redacted}\n${redacted}`],
	[`https://host/?key=${value}#top`, `https://host/?key=${redacted}#top`],
	['phk_live_…x7Qd', 'phk_live_…x7Qd'],
	['key_abc123 of ten_abc123', 'key_abc123 of ten_abc123'],
	['read:events', 'read:events'],
	['', ''],
];

for (const [text, expected] of masked) {
	test(`${JSON.stringify(text)} is masked as ${JSON.stringify(expected)}`, (t) => {
		t.is(maskCredentials(text), expected);
		t.is(maskCredentials(maskCredentials(text)), expected);
	});
}

for (const text of [
	JSON.stringify(`\n${value}`),
	JSON.stringify(`\t${value}`),
	`Bearer%20${value}`,
	`x${value}`,
	`_${value}`,
]) {
	test(`a credential is masked in ${text} although a letter or digit precedes it`, (t) => {
		t.false(maskCredentials(text).includes(value));
	});
}

test('a credential that holds dashes is masked to its end', (t) => {
	t.is(maskCredentials('phk_live_abcdef-ghijkl-mnopqr was refused'), `${redacted} was refused`);
});
