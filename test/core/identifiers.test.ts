import test from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {isId, parseId} from '../../source/core/identifiers.js';

const kinds = {tenant: 'ten_', key: 'key_'} as const;

for (const kind of ['tenant', 'key'] as const) {
	const prefix = kinds[kind];

	for (const rest of ['a', 'abc123', 'A-b_9', '_', '-', 'x'.repeat(64)]) {
		test(`${prefix}${rest} is a ${kind} id and stays as it is`, (t) => {
			t.true(isId(kind, `${prefix}${rest}`));
			t.is(parseId(kind, `${prefix}${rest}`), `${prefix}${rest}`);
		});
	}

	for (const text of [
		'',
		prefix,
		prefix.slice(0, 3),
		'abc123',
		kind === 'key' ? 'ten_abc123' : 'key_abc123',
		prefix.toUpperCase() + 'abc',
		`${prefix}${'x'.repeat(65)}`,
		` ${prefix}abc`,
		`${prefix}abc `,
		`${prefix}abc\n`,
		`${prefix}a b`,
		`${prefix}a/b`,
		`${prefix}../b`,
		`${prefix}a?b`,
		`${prefix}a%2Fb`,
		`${prefix}a.b`,
		`${prefix}ä`,
		`${prefix}a\u200Bb`,
		`${prefix}a\u001B[0m`,
	]) {
		test(`${JSON.stringify(text)} is not a ${kind} id`, (t) => {
			t.false(isId(kind, text));
			const error = t.throws<PhywareError>(() => parseId(kind, text), {instanceOf: PhywareError, code: 'VALIDATION'});
			t.regex(error.message, new RegExp(String.raw` is not a ${kind} id\.$`));
			t.regex(error.reason!, new RegExp(`${prefix} and 1 to 64 .*${prefix}abc123`));
		});
	}
}

test('a refused key id is answered with the command that shows ids', (t) => {
	const error = t.throws<PhywareError>(() => parseId('key', 'nope'));
	t.regex(error.remedy!, /phyware cloud keys list --tenant-id <ID>/);
});

test('a refused tenant id is answered with nothing having been sent', (t) => {
	const error = t.throws<PhywareError>(() => parseId('tenant', 'nope'));
	t.regex(error.remedy!, /nothing was sent/);
});
