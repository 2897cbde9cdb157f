import {grouped} from '../core/quantity.js';
import {ConnectionError} from './connection-error.js';

/** The most bytes that an answer may decode to. */
const maximumSize = 16 * 1024 * 1024;

/** The most values that an answer may hold: a page of 1,000 keys with 64 scopes each has 80,000. */
const maximumValues = 500_000;

/** Answers of this size cannot hold more values than memory does, in bytes. */
const smallSize = 256 * 1024;

/** The bytes of an answer, put together. Throws `ConnectionError` for more than PhyCloud ever sends, before that takes any memory. */
export async function collectAnswer(
	stream: AsyncIterable<Uint8Array>,
	origin: string,
	requestId: string,
): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.byteLength;
		if (size > maximumSize) {
			throw tooMuch(`is larger than ${maximumSize / 1024 / 1024} MiB`, origin, requestId);
		}

		chunks.push(chunk);
	}

	const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
	if (bytes.byteLength > smallSize && countSeparators(bytes) > maximumValues) {
		throw tooMuch(`contains more than ${grouped(maximumValues)} values`, origin, requestId);
	}

	return bytes;
}

/** 1 for a comma, a bracket and a brace, else 0. */
const isSeparator = Uint8Array.from({length: 256}, (_, byte) => Number([0x2c, 0x5b, 0x7b].includes(byte)));

/** How many values JSON can hold at most, by what stands between them. */
function countSeparators(bytes: Uint8Array): number {
	let count = 0;
	for (const byte of bytes) {
		count += isSeparator[byte]!;
	}

	return count;
}

function tooMuch(what: string, origin: string, requestId: string): ConnectionError {
	return new ConnectionError(`The response of ${origin} ${what}.`, {
		reason: 'PhyCloud never sends that much in one response.',
		remedy: 'Check that --url is a PhyCloud installation.',
		requestId,
		mayHaveArrived: true,
		transient: false,
	});
}
