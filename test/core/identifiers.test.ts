import test from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {checkId, isId, isUsableId, parseId} from '../../source/core/identifiers.js';

const kinds = {tenant: 'ten_', key: 'key_'} as const;
const opaque = [
	'a',
	'7',
	'abc123',
	'A-b_9',
	'3f2a9c1e-7b0d-4c53-9a1f-0e6d5b8c7a21',
	'ak_7d1f',
	'key-17',
	'org.acme:keys~1',
	'...',
	'x'.repeat(128),
];
const notSendable = [
	'',
	'.',
	'..',
	'x'.repeat(129),
	' abc',
	'abc ',
	'abc\n',
	'a b',
	'a/b',
	'../b',
	'a?b',
	'a%2Fb',
	'ä',
	'a\u200Bb',
	'a\u001B[0m',
	'\u202Ea',
];

for (const kind of ['tenant', 'key'] as const) {
	for (const id of [...opaque, `${kinds[kind]}abc123`, kinds[kind]]) {
		test(`${id} can be a ${kind} id and stays as it is`, (t) => {
			t.true(isId(kind, id));
			t.is(parseId(kind, id), id);
		});
	}

	for (const text of notSendable) {
		test(`${JSON.stringify(text)} is not a ${kind} id`, (t) => {
			t.false(isId(kind, text));
			const error = t.throws<PhywareError>(() => checkId(kind, text), {instanceOf: PhywareError, code: 'VALIDATION'});
			t.regex(error.message, new RegExp(String.raw` is not a ${kind} id\.$`));
			t.regex(error.reason!, new RegExp(`1 to 128 letters.*${kinds[kind]}abc123`));
		});
	}

	test(`blanks and line ends around a ${kind} id that is given do not count, and quotes are named`, (t) => {
		for (const text of ['abc\n', 'abc\r\n', ' \tabc ', '\uFEFFabc']) {
			t.is(parseId(kind, text), 'abc');
		}

		const error = t.throws<PhywareError>(() => parseId(kind, '"abc"'));
		t.is(error.reason, 'It is in quotes.');
	});

	test(`an id of the other kind is named as such where a ${kind} id belongs`, (t) => {
		const other = kind === 'key' ? 'tenant' : 'key';
		const error = t.throws<PhywareError>(() => parseId(kind, `${kinds[other]}abc123`));
		t.is(error.reason, `It looks like a ${other} id.`);
	});

	test(`a secret where a ${kind} id belongs is refused and not repeated`, (t) => {
		const secret = 'phk_live_0123456789abcdefghij';
		t.false(isId(kind, secret));
		const error = t.throws<PhywareError>(() => parseId(kind, secret));
		t.is(error.message, `That is not a ${kind} id.`);
		t.regex(error.reason!, /secret of an API key/);
		t.false(JSON.stringify(error).includes(secret));
	});
}

test('a refused key id is answered with the command that shows ids', (t) => {
	const error = t.throws<PhywareError>(() => parseId('key', 'no/pe'));
	t.regex(error.remedy!, /phyware cloud keys list --tenant-id <ID>/);
});

test('a refused tenant id is answered with nothing having been sent', (t) => {
	const error = t.throws<PhywareError>(() => parseId('tenant', 'no/pe'));
	t.regex(error.remedy!, /nothing was sent/);
});

test('one printable word of a server is an id; blanks, controls and hidden characters make it none', (t) => {
	for (const id of [...opaque, 'a/b', 'ä+=', '.']) {
		t.true(isUsableId(id), id);
	}

	for (const text of ['', ' ', 'a b', 'a\n', 'a\u001B[2J', 'a\u200Bb', '\u202Ea', 'x'.repeat(257)]) {
		t.false(isUsableId(text), JSON.stringify(text));
	}
});
