import {fstatSync, fsyncSync, writeSync} from 'node:fs';
import {type Writable} from 'node:stream';
import {setTimeout as delay} from 'node:timers/promises';
import {PhywareError} from '../core/errors.js';
import {type Printable} from './printable.js';

/** Where text goes that a person or a program reads; with its file descriptor, where it has one. */
export type Sink = Pick<Writable, 'write'> & {readonly fd?: number; readonly isTTY?: boolean};

/** Thrown when the reader of a stream has gone: not a fault, unless what was written mattered. */
export class ReaderGoneError extends Error {
	override name = 'ReaderGoneError';
}

/**
Writes text and resolves once all of its bytes have been accepted.

Rejects with `ReaderGoneError` if the other end of the pipe is closed, and with an `OUTPUT` error if the text cannot be written for another reason, such as a full disk.
*/
export async function write(sink: Sink, text: Printable): Promise<void> {
	if (isFile(sink)) {
		await writePieces(sink.fd, text).catch((error: unknown) => {
			throw writeError(error as NodeJS.ErrnoException);
		});
		return;
	}

	await new Promise<void>((resolve, reject) => {
		sink.write(text, (error) => {
			if (error) {
				reject(writeError(error));
			} else {
				resolve();
			}
		});
	});
}

/** Resolves once the disk has what was written to a file; a quota, or a disk elsewhere, may refuse only then. Throws `OUTPUT`. */
export function syncWritten(sink: Sink): void {
	if (!isFile(sink)) {
		return;
	}

	try {
		fsyncSync(sink.fd);
	} catch (error) {
		const fault = error as NodeJS.ErrnoException;
		// Devices, and some file systems, have no such thing.
		if (['ENOSPC', 'EDQUOT', 'EIO', 'EFBIG'].includes(fault.code ?? '')) {
			throw writeError(fault);
		}
	}
}

/** Whether a stream writes to a file: Node's own for those does not look at how many bytes were taken. */
function isFile(sink: Sink): sink is Sink & {readonly fd: number} {
	if (sink.fd === undefined || sink.isTTY) {
		return false;
	}

	try {
		const facts = fstatSync(sink.fd);
		return facts.isFile() || facts.isCharacterDevice() || facts.isBlockDevice();
	} catch {
		return false;
	}
}

/** The units of UTF-16 that are encoded at once: a copy of megabytes would be one too many. */
const pieceLength = 1_048_576;

async function writePieces(fd: number, text: string): Promise<void> {
	for (let start = 0; start < text.length;) {
		const end = start + pieceLength;
		// Half a pair cannot be encoded.
		const next = /[\uD800-\uDBFF]$/.test(text.slice(end - 1, end)) ? end - 1 : end;
		await writeWhole(fd, Buffer.from(text.slice(start, next)));
		start = next;
	}
}

/** How long one waits for a file that takes nothing just now, in milliseconds. */
const retryAfter = 5;

async function writeWhole(fd: number, bytes: Uint8Array): Promise<void> {
	let written = 0;
	while (written < bytes.byteLength) {
		try {
			written += writeSync(fd, bytes, written);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
				throw error;
			}

			// Nothing more can be written before some of it is.
			await delay(retryAfter);
		}
	}
}

/** Writes one line. */
export async function writeLine(sink: Sink, line: Printable): Promise<void> {
	await write(sink, `${line}\n` as Printable);
}

const gone = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END', 'EOF']);

function writeError(error: NodeJS.ErrnoException): Error {
	if (error.code !== undefined && gone.has(error.code)) {
		return new ReaderGoneError('The program that read the output has ended.');
	}

	const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(error.code ?? '');
	return new PhywareError(
		'OUTPUT',
		full ? 'Could not write the output: no space left.' : 'Could not write the output.',
		{
			reason: error.code === undefined ? undefined : `System error: ${error.code}.`,
			remedy: 'Redirect the output to a file or pipe that works, and run the command again.',
		},
	);
}
