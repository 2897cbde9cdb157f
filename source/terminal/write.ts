import {type Writable} from 'node:stream';
import {PhywareError} from '../core/errors.js';
import {type Printable} from './printable.js';

/** Where text goes that a person or a program reads. */
export type Sink = Pick<Writable, 'write'>;

/** Thrown when the reader of a stream has gone: not a fault, unless what was written mattered. */
export class ReaderGoneError extends Error {
	override name = 'ReaderGoneError';
}

/**
Writes text and resolves once the stream has accepted all of it.

Rejects with `ReaderGoneError` if the other end of the pipe is closed, and with an `OUTPUT` error if the text cannot be written for another reason, such as a full disk.
*/
export async function write(sink: Sink, text: Printable): Promise<void> {
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

/** Writes one line. */
export async function writeLine(sink: Sink, line: Printable): Promise<void> {
	await write(sink, `${line}\n` as Printable);
}

const gone = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END', 'EOF']);

function writeError(error: NodeJS.ErrnoException): Error {
	if (error.code !== undefined && gone.has(error.code)) {
		return new ReaderGoneError('The reader has gone.');
	}

	const full = error.code === 'ENOSPC';
	return new PhywareError(
		'OUTPUT',
		full ? 'The output could not be written: no space is left.' : 'The output could not be written.',
		{
			reason: error.code === undefined ? undefined : `The system answered ${error.code}.`,
			remedy: 'Send the output somewhere that can take it, and run the command again.',
		},
	);
}
