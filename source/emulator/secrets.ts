import {createHash, timingSafeEqual} from 'node:crypto';
import {crc32} from 'node:zlib';

/** Bytes from a source of randomness; tests and recordings hand in a fixed one. */
export type RandomBytes = (size: number) => Uint8Array;

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const prefix = 'phk_test_';
const bodyLength = 43;
const checksumLength = 6;

/** A new secret: the prefix, 256 random bits as 43 base62 characters, and 6 base62 characters of CRC-32 over all before. */
export function mintSecret(randomBytes: RandomBytes): string {
	const body = base62(BigInt(`0x${Buffer.from(randomBytes(32)).toString('hex')}`), bodyLength);
	return prefix + body + checksum(prefix + body);
}

/** Whether a text has the form and the checksum of a secret: what is mistyped never reaches the database. */
export function isWellFormed(secret: string): boolean {
	const split = secret.length - checksumLength;
	return (
		split === prefix.length + bodyLength &&
		secret.startsWith(prefix) &&
		checksum(secret.slice(0, split)) === secret.slice(split)
	);
}

/** What a list shows of a secret: the prefix, an ellipsis and the last four characters. */
export function redact(secret: string): string {
	return `${prefix}…${secret.slice(-4)}`;
}

/** The SHA-256 of a secret: all that is stored of it. A 256-bit random secret needs no salt and no slow hash. */
export function hashSecret(secret: string): Uint8Array {
	return createHash('sha256').update(secret).digest();
}

/** Compares two hashes in constant time. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
	return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

function checksum(text: string): string {
	return base62(BigInt(crc32(text)), checksumLength);
}

function base62(number: bigint, length: number): string {
	let digits = '';
	for (let rest = number; digits.length < length; rest /= 62n) {
		digits = alphabet[Number(rest % 62n)]! + digits;
	}

	return digits;
}

/** A new id: the prefix and 12 lower-case letters and digits, without look-alikes. */
export function mintId(kind: 'key' | 'ten', randomBytes: RandomBytes): string {
	const letters = '0123456789abcdefghjkmnpqrstvwxyz';
	return `${kind}_${[...randomBytes(12)].map((byte) => letters[byte % 32]).join('')}`;
}
