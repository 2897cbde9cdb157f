import {PassThrough, Readable} from 'node:stream';
import {inspect} from 'node:util';
import test from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {type CredentialInput, getCredential, parseCredential} from '../../source/config/credential.js';
import {resolveTarget} from '../../source/config/target.js';
import {noInstallations} from '../../source/core/installations.js';
import {type Secret} from '../../source/core/secret.js';

const key = 'phk_live_4fT9cAnArYvAlUe0123';
const nothing: CredentialInput = {
	[Symbol.asyncIterator](): never {
		throw new Error('standard input was read');
	},
};

const input = (...chunks: ReadonlyArray<string | Uint8Array>): CredentialInput => Readable.from(chunks);

/** The key of a command line and an environment. */
async function resolveCredential(
	apiKey: string | undefined,
	environmentKey: string | undefined,
	stdin: CredentialInput,
): Promise<Secret> {
	const environment = {PHYCLOUD_API_KEY: environmentKey};
	const {credentialSource} = resolveTarget({apiKey, allowHttp: false, environment}, noInstallations);
	if (credentialSource.kind === 'none') {
		throw new Error('no credential');
	}

	return getCredential(credentialSource, {
		stdin,
		environment,
		timeLimit: 1000,
		signal: new AbortController().signal,
		async readStore() {
			throw new Error('the store was read');
		},
	});
}

test('the flag comes before the environment, and neither reads standard input', async (t) => {
	t.is((await resolveCredential(key, 'other', nothing)).reveal(), key);
	t.is((await resolveCredential(undefined, key, nothing)).reveal(), key);
});

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
		message: /stdin is a terminal/,
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

for (const [how, text] of [
	['a line end, as --secret-file writes it', `${key}\n`],
	['a line end of Windows', `${key}\r\n`],
	['blanks and empty lines', ` \t\n${key} \n\n`],
	['a byte order mark', `\uFEFF${key}`],
] as const) {
	test(`${how} around a key does not count, wherever it comes from`, async (t) => {
		t.is((await resolveCredential(text, undefined, nothing)).reveal(), key);
		t.is((await resolveCredential(undefined, text, nothing)).reveal(), key);
		t.is((await resolveCredential('-', undefined, input(bytes(text)))).reveal(), key);
		t.is(parseCredential(text, 'this field').reveal(), key);
	});
}

const malformed: ReadonlyArray<readonly [what: string, text: string, told: string]> = [
	['holds a space', 'canary canary', 'contains a space or a line break'],
	['holds a line break', 'canary\r\nX-Evil: 1', 'contains a space or a line break'],
	['holds a control character', 'canary\u0001', 'contains characters that are not printable ASCII'],
	['is not ASCII', 'canäry-canary', 'contains characters that are not printable ASCII'],
	['contains invisible characters', 'canary\u200Bcanary', 'contains characters that are not printable ASCII'],
	['holds bytes that are not UTF-8', 'canary\uFFFD', 'contains bytes that are not UTF-8 text'],
	['is UTF-16', 'c\u0000a\u0000n\u0000a\u0000r\u0000y\u0000', 'contains bytes that are not UTF-8 text'],
	['is in quotes', '"canary"', 'is in quotes'],
	['is in single quotes with a line end', "'canary'\n", 'is in quotes'],
	['is in typographic quotes', '“canary”', 'is in quotes'],
	['has lost a quote', 'canary"', 'is in quotes'],
	['has the word of the header before it', 'Bearer canary', 'begins with "Bearer"'],
	['is the whole header', 'authorization: bearer canary', 'begins with "Bearer"'],
	['is too long', 'canary'.repeat(1000), 'is longer than 4096 characters'],
];

for (const [what, text, told] of malformed) {
	test(`a key that ${what} is refused and never quoted`, async (t) => {
		for (const [flag, environment, source] of [
			[text, undefined, '--api-key'],
			[undefined, text, 'PHYCLOUD_API_KEY'],
		] as const) {
			const error = await t.throwsAsync<PhywareError>(resolveCredential(flag, environment, nothing), {
				instanceOf: PhywareError,
				code: 'VALIDATION',
				message: `Invalid API key in ${source}: it ${told}.`,
			});
			t.is(error.reason, 'An API key is one word of printable ASCII characters.');
			t.notRegex(inspect(error, {depth: Infinity}).replaceAll(/^ {4}at .*$/gm, ''), /canary|X-Evil/);
		}
	});
}

test('standard input that is not UTF-8 is refused as such', async (t) => {
	const utf16 = Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from(`${key}\r\n`, 'utf16le')]);
	for (const chunk of [utf16, Uint8Array.of(0x70, 0xe4, 0x68)]) {
		await t.throwsAsync(resolveCredential('-', undefined, input(chunk)), {
			code: 'VALIDATION',
			message: 'Invalid API key in standard input: it contains bytes that are not UTF-8 text.',
		});
	}
});

for (const [what, chunks] of [
	['nothing', []],
	['blanks', [' \t \n']],
] as const) {
	test(`standard input that holds ${what} holds no key`, async (t) => {
		const error = await t.throwsAsync<PhywareError>(resolveCredential('-', key, input(...chunks)), {
			code: 'VALIDATION',
		});
		t.is(error.message, 'Invalid API key in standard input: it is empty.');
	});
}

test('an empty flag is refused and does not fall back to the environment', async (t) => {
	const error = await t.throwsAsync<PhywareError>(resolveCredential('', key, nothing), {code: 'VALIDATION'});
	t.is(error.message, 'Invalid API key in --api-key: it is empty.');
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
