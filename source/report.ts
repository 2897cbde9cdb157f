import {PhywareError, SeveralErrors} from './core/errors.js';
import {exitCodeOf} from './core/exit-codes.js';
import {type ErrorForm, errorText} from './output/error-text.js';
import {join, type Printable, printable} from './terminal/printable.js';
import {ReaderGoneError} from './terminal/write.js';

/** The exit code and the words for whatever a command threw. */
export function report(thrown: unknown, form: ErrorForm): {readonly exitCode: number; readonly text: Printable} {
	if (thrown instanceof ReaderGoneError) {
		return {exitCode: 0, text: printable``};
	}

	const errors =
		thrown instanceof SeveralErrors ? thrown.errors : [thrown instanceof PhywareError ? thrown : internalError(thrown)];
	const texts = errors.map((error) => errorText(error, form));
	return {exitCode: exitCodeOf(errors[0]!), text: join(texts, '')};
}

/** A fault of this program: its place is told, its message may hold anything and is not. */
function internalError(thrown: unknown): PhywareError {
	const place =
		thrown instanceof Error
			? thrown.stack
					?.split('\n')
					.find((line) => line.startsWith('    at '))
					?.trim()
			: undefined;
	return new PhywareError('INTERNAL', `Unexpected error: ${thrown instanceof Error ? thrown.name : 'unknown'}.`, {
		reason: place,
		remedy: 'This is a bug in phyware. Please report it with the line above.',
	});
}
