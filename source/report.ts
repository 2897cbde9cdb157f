import {exitCodes} from './core/exit-codes.js';
import {toSentence, InterruptedError, PhywareError, SessionEnded, SeveralErrors, stopSignals} from './core/errors.js';
import {maskCredentials} from './core/secret.js';
import {asciiJson, clean, join, type Printable, say} from './terminal/printable.js';
import {type Paint} from './terminal/theme.js';
import {ReaderGoneError} from './terminal/write.js';

/** How errors are told: as lines for people, or as a line of JSON each. */
export type ReportForm = {readonly json: boolean; readonly paint: Paint};

/** The exit code and the words for whatever a command threw. */
export function report(thrown: unknown, form: ReportForm): {readonly exitCode: number; readonly text: Printable} {
	if (thrown instanceof SessionEnded) {
		const {reason, remedy} = thrown.facts;
		return {exitCode: thrown.exitCode, text: join([reason, remedy].map((line) => lineOf(line)))};
	}

	if (thrown instanceof ReaderGoneError) {
		return {exitCode: 0, text: say``};
	}

	const errors =
		thrown instanceof SeveralErrors ? thrown.errors : [thrown instanceof PhywareError ? thrown : internalError(thrown)];
	const texts = errors.map((error) => (form.json ? jsonLine(error) : plainLines(error, form.paint)));
	return {exitCode: exitCodeOf(errors[0]!), text: join(texts, '')};
}

function exitCodeOf(error: PhywareError): number {
	return error instanceof InterruptedError
		? stopSignals[error.signal]
		: exitCodes[error.code as keyof typeof exitCodes];
}

function jsonLine({code, message, remedy, reason, requestId, status}: PhywareError): Printable {
	const error = {
		code,
		message: maskCredentials(reason === undefined ? message : `${toSentence(message)} ${reason}`),
		remediation: remedy === undefined ? null : maskCredentials(remedy),
		request_id: requestId ?? null,
		status: status ?? null,
	};
	return say`${asciiJson({error})}\n`;
}

/** Two or three lines: what happened, why if that is known, what to do next. */
function plainLines({code, message, reason, remedy, requestId, status}: PhywareError, paint: Paint): Printable {
	const lines = [code === 'INTERRUPTED' ? safe(message) : say`${paint('danger', say`error:`)} ${safe(message)}`];
	const source = status === undefined ? undefined : `PhyCloud answered ${status} (request ${requestId ?? 'unknown'}).`;
	const why = [reason === undefined || source === undefined ? reason : toSentence(reason), source]
		.filter((part) => part !== undefined)
		.map((part) => safe(part));
	if (why.length > 0) {
		lines.push(say`  ${join(why, ' ')}`);
	}

	if (remedy !== undefined) {
		lines.push(say`  ${safe(remedy)}`);
	}

	return say`${join(lines, '\n')}\n`;
}

function lineOf(text: string | undefined): Printable {
	return text === undefined ? say`` : say`${safe(text)}\n`;
}

function safe(text: string): Printable {
	return clean(maskCredentials(text));
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
	return new PhywareError(
		'INTERNAL',
		`An unexpected ${thrown instanceof Error ? thrown.name : 'fault'} ended the command.`,
		{
			reason: place,
			remedy: 'This is a fault of phyware: please report it with the line above.',
		},
	);
}
