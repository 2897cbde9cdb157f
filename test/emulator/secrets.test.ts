import {createHash, randomBytes} from 'node:crypto';
import test from 'ava';
import {hashSecret, isWellFormed, mintId, mintSecret, redact, sameHash} from '../../source/emulator/secrets.js';
import {installation} from '../helpers/emulator.js';
import {createKey} from './exchange.js';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const form = /^(phk_test_([\dA-Za-z]{43}))([\dA-Za-z]{6})$/;

/** CRC-32 as its definition has it, bit by bit in arithmetic, to check the library's by. */
function crc32(text: string): number {
	let remainder = 0xff_ff_ff_ffn;
	for (const byte of Buffer.from(text)) {
		remainder ^= BigInt(byte);
		for (let bit = 0; bit < 8; bit++) {
			remainder = remainder % 2n === 1n ? (remainder / 2n) ^ 0xed_b8_83_20n : remainder / 2n;
		}
	}

	return Number(0xff_ff_ff_ffn - remainder);
}

function fromBase62(digits: string): bigint {
	return [...digits].reduce((number, digit) => number * 62n + BigInt(alphabet.indexOf(digit)), 0n);
}

/** A CRC-32 in six digits. */
function toBase62(number: number): string {
	let digits = '';
	for (let rest = number; digits.length < 6; rest = Math.floor(rest / 62)) {
		digits = alphabet[rest % 62]! + digits;
	}

	return digits;
}

test('the check of the checksum is right', (t) => {
	t.is(crc32('123456789'), 0xcb_f4_39_26);
});

test('5,000 secrets have the form, 256 bits, the checksum, and are 5,000', (t) => {
	const secrets = Array.from({length: 5000}, () => mintSecret(randomBytes));
	t.is(new Set(secrets).size, 5000);
	const wrong = secrets.filter((secret) => {
		const [, checked, body, checksum] = form.exec(secret) ?? ['', '', 'z'.repeat(43), ''];
		return fromBase62(checksum) !== BigInt(crc32(checked)) || fromBase62(body) >= 2n ** 256n;
	});
	t.deepEqual(wrong, []);
	t.is(new Set(secrets.map((secret) => secret.slice(9, 52))).size, 5000);
	t.true(secrets.every((secret) => isWellFormed(secret)));
});

test('a secret that the server gives out has the form and the checksum', async (t) => {
	const api = await installation(t);
	for (const secret of [(await createKey(api)).secret, api.operator]) {
		const [, checked, , checksum] = form.exec(secret) ?? [];
		t.is(fromBase62(checksum!), BigInt(crc32(checked!)));
	}
});

for (const [what, byte, body] of [
	['no bit', 0, 0n],
	['every bit', 255, 2n ** 256n - 1n],
] as const) {
	test(`a secret of random bytes with ${what} set holds them all`, (t) => {
		const secret = mintSecret((size) => {
			t.is(size, 32);
			return new Uint8Array(size).fill(byte);
		});
		t.is(fromBase62(form.exec(secret)![2]!), body);
	});
}

test('a secret with any one character changed is not well-formed', (t) => {
	const secret = mintSecret(randomBytes);
	const typed = [...secret].flatMap((_, at) =>
		[...alphabet].map((character) => secret.slice(0, at) + character + secret.slice(at + 1)),
	);
	t.is(new Set(typed).size, secret.length * 61 + 1 + 2);
	t.deepEqual([...new Set(typed.filter((text) => isWellFormed(text)))], [secret]);
	t.true(isWellFormed(secret));
	for (const other of [
		'',
		'phk_test_',
		` ${secret}`,
		`${secret} `,
		secret.slice(0, -6),
		secret.toLowerCase(),
		`${secret}\n`,
	]) {
		t.false(isWellFormed(other), JSON.stringify(other));
	}
});

for (const length of [0, 1, 42, 44, 86]) {
	test(`a secret of ${length} random characters is not well-formed, whatever its checksum`, (t) => {
		const secretOf = (size: number) => {
			const checked = `phk_test_${'0'.repeat(size)}`;
			return checked + toBase62(crc32(checked));
		};

		t.true(isWellFormed(secretOf(43)));
		t.false(isWellFormed(secretOf(length)));
	});
}

test('a secret of another kind is not well-formed, whatever its checksum', (t) => {
	const checked = `phk_live_${'0'.repeat(43)}`;
	t.false(isWellFormed(checked + toBase62(crc32(checked))));
});

test('what is shown of a secret is its prefix and its last four characters', (t) => {
	const secret = mintSecret(randomBytes);
	t.is(redact(secret), `phk_test_…${secret.slice(-4)}`);
});

test('the hash of a secret is its SHA-256', (t) => {
	const secret = mintSecret(randomBytes);
	t.deepEqual(Buffer.from(hashSecret(secret)), createHash('sha256').update(secret).digest());
});

test('hashes are the same if every byte is, and never if their lengths differ', (t) => {
	const hash = hashSecret('a');
	t.true(sameHash(hash, hashSecret('a')));
	for (let byte = 0; byte < hash.length; byte++) {
		const other = Uint8Array.from(hash);
		other[byte] = 255 - other[byte]!;
		t.false(sameHash(hash, other), `byte ${byte}`);
	}

	t.false(sameHash(hash, hash.subarray(0, 31)));
	t.false(sameHash(hash, new Uint8Array()));
});

test('ids have the form that clients accept and are unique', (t) => {
	const ids = Array.from({length: 5000}, () => mintId('key', randomBytes));
	t.is(new Set(ids).size, 5000);
	t.true(ids.every((id) => /^key_[\w-]{1,64}$/.test(id)));
	t.regex(mintId('ten', randomBytes), /^ten_[\w-]{1,64}$/);
});
