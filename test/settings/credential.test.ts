import {PassThrough, Readable} from 'node:stream';
import {inspect} from 'node:util';
import test from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {type CredentialInput, resolveCredential} from '../../source/settings/credential.js';

const key = 'phk_live_4fT9cAnArYvAlUe0123';
const nothing: CredentialInput = {
	[Symbol.asyncIterator](): never {
		throw new Error('standard input was read');
	},
};

const input = (...chunks: ReadonlyArray<string | Uint8Array>): CredentialInput => Readable.from(chunks);

test('the flag comes before the environment, and neither reads standard input', async (t) => {
	t.is((await resolveCredential(key, 'other', nothing)).reveal(), key);
	t.is((await resolveCredential(undefined, key, nothing)).reveal(), key);
});

for (const environment of [undefined, '']) {
	test(`without a flag, ${environment === '' ? 'an empty' : 'no'} PHYCLOUD_API_KEY is no credential`, async (t) => {
		const error = await t.throwsAsync<PhywareError>(resolveCredential(undefined, environment, nothing), {
			instanceOf: PhywareError,
			code: 'UNAUTHENTICATED',
		});
		t.regex(error.remedy!, /PHYCLOUD_API_KEY.*--api-key -.*--demo/);
	});
}

const bytes = (text: string) => Buffer.from(text);
const inputs: ReadonlyArray<readonly [how: string, chunks: ReadonlyArray<string | Uint8Array>]> = [
	['with a line break', [bytes(`${key}\n`)]],
	['without a line break', [bytes(key)]],
	['with a line break of Windows', [bytes(`${key}\r\n`)]],
	['with blanks around it', [bytes(` \t${key} \n`)]],
	['with a byte order mark', [bytes(`\uFEFF${key}\n`)]],
	['with more lines after it', [bytes(`${key}\nnot the key\n`)]],
	['byte by byte', [...bytes(`${key}\n`)].map((byte) => Uint8Array.of(byte))],
	['with its line break cut in two', [bytes(`${key}\r`), bytes('\n')]],
	['as text', [key.slice(0, 5), `${key.slice(5)}\n`]],
];

for (const [how, chunks] of inputs) {
	test(`- reads a key ${how} from standard input`, async (t) => {
		t.is((await resolveCredential('-', 'other', input(...chunks))).reveal(), key);
	});
}

test('a key is taken as soon as its line is there, though the input goes on', async (t) => {
	const pipe = new PassThrough();
	pipe.write(`${key}\n`);
	t.is((await resolveCredential('-', undefined, pipe)).reveal(), key);
	t.false(pipe.writableEnded);
});

test('a terminal is not read from, and the refusal says what to do instead', async (t) => {
	const error = await t.throwsAsync<PhywareError>(resolveCredential('-', key, {isTTY: true, ...nothing}), {
		code: 'VALIDATION',
		message: /Standard input is a terminal/,
	});
	t.regex(error.remedy!, /--api-key - </);
});

test('an input that never ends a line is given up', async (t) => {
	let read = 0;
	const endless: CredentialInput = {
		async *[Symbol.asyncIterator]() {
			for (; read < 1000; read++) {
				yield 'x'.repeat(1000);
			}
		},
	};
	await t.throwsAsync(resolveCredential('-', undefined, endless), {code: 'VALIDATION'});
	t.true(read < 10);
});

const malformed: ReadonlyArray<readonly [what: string, text: string]> = [
	['holds a space', 'canary canary'],
	['ends in a line break', 'canary\n'],
	['holds a line break', 'canary\r\nX-Evil: 1'],
	['holds a control character', 'canary\u0000'],
	['is not ASCII', 'canäry-canary'],
	['is in typographic quotes', '“canary”'],
	['is too long', 'canary'.repeat(1000)],
];

for (const [what, text] of malformed) {
	test(`a key that ${what} is refused and never quoted`, async (t) => {
		for (const [flag, environment, source] of [
			[text, undefined, '--api-key'],
			[undefined, text, 'PHYCLOUD_API_KEY'],
		] as const) {
			const error = await t.throwsAsync<PhywareError>(resolveCredential(flag, environment, nothing), {
				instanceOf: PhywareError,
				code: 'VALIDATION',
				message: `The API key from ${source} is not one.`,
			});
			t.is(error.reason, 'An API key is one word of printable ASCII characters.');
			t.notRegex(inspect(error, {depth: Infinity}).replaceAll(/^ {4}at .*$/gm, ''), /canary|X-Evil/);
		}
	});
}

for (const [what, chunks] of [
	['nothing', []],
	['an empty line', ['\n', `${key}\n`]],
	['blanks', [' \t \n']],
] as const) {
	test(`standard input that holds ${what} holds no key`, async (t) => {
		const error = await t.throwsAsync<PhywareError>(resolveCredential('-', key, input(...chunks)), {
			code: 'VALIDATION',
		});
		t.is(error.message, 'The API key from standard input is not one.');
		t.is(error.reason, 'It is empty.');
	});
}

test('an empty flag is refused and does not fall back to the environment', async (t) => {
	const error = await t.throwsAsync<PhywareError>(resolveCredential('', key, nothing), {code: 'VALIDATION'});
	t.is(error.reason, 'It is empty.');
});

test('the longest key that is accepted has 4096 characters', async (t) => {
	const longest = 'k'.repeat(4096);
	t.is((await resolveCredential(longest, undefined, nothing)).reveal(), longest);
	t.is((await resolveCredential('-', undefined, input(`${longest}\r\n`))).reveal(), longest);
	await t.throwsAsync(resolveCredential(`${longest}k`, undefined, nothing), {code: 'VALIDATION'});
});

test('a key is not printed by accident', async (t) => {
	const secret = await resolveCredential(key, undefined, nothing);
	t.is(inspect({secret}), '{ secret: <redacted> }');
});

test('an input that ends within a character is refused', async (t) => {
	await t.throwsAsync(resolveCredential('-', undefined, input(bytes(key), Uint8Array.of(0xc3))), {code: 'VALIDATION'});
});
