import {createHash} from 'node:crypto';

const checksumLength = 8;

/** The opaque form of a place in a list; it fits the list at that path alone. */
export function writeCursor(path: string, sequence: number | undefined): string | null {
	if (sequence === undefined) {
		return null;
	}

	const place = Buffer.alloc(8);
	place.writeBigUInt64BE(BigInt(sequence));
	return Buffer.concat([place, checksum(path, place)]).toString('base64url');
}

/** The place that a cursor stands for; `undefined` for one that was not given out for that path. */
export function readCursor(path: string, cursor: string): number | undefined {
	const bytes = Buffer.from(cursor, 'base64url');
	if (bytes.byteLength !== 8 + checksumLength) {
		return undefined;
	}

	const sequence = Number(bytes.readBigUInt64BE());
	return writeCursor(path, sequence) === cursor ? sequence : undefined;
}

function checksum(path: string, place: Uint8Array): Uint8Array {
	return createHash('sha256').update(path).update('\0').update(place).digest().subarray(0, checksumLength);
}
