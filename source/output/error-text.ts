import {type PhywareError, remedyLines, toSentence} from '../core/errors.js';
import {maskCredentials} from '../core/secret.js';
import {asciiJson, clean, join, type Printable, printable} from '../terminal/printable.js';
import {type Paint} from '../terminal/theme.js';

/** How errors are shown: as lines for people, or as a line of JSON each. */
export type ErrorForm = {readonly json: boolean; readonly paint: Paint};

/** An error as text, with its line ends. */
export function errorText(error: PhywareError, {json, paint}: ErrorForm): Printable {
	return json ? jsonLine(error) : plainLines(error, paint);
}

function jsonLine({code, message, remedy, reason, origin, requestId, status}: PhywareError): Printable {
	// What a server says stays as it is.
	const more = [reason, status === undefined ? origin : undefined].filter((part) => part !== undefined);
	const error = {
		code,
		message: maskCredentials(more.length === 0 ? message : [toSentence(message), ...more].join(' ')),
		remediation: remedy === undefined ? null : maskCredentials(remedy),
		request_id: requestId ?? null,
		status: status ?? null,
	};
	return printable`${asciiJson({error})}\n`;
}

/** Lines: what happened, why if that is known, what to do next. */
function plainLines({code, message, reason, origin, remedy, requestId, status}: PhywareError, paint: Paint): Printable {
	const lines = [
		code === 'INTERRUPTED' ? safeText(message) : printable`${paint('danger', printable`error:`)} ${safeText(message)}`,
	];
	const source = status === undefined ? undefined : `PhyCloud answered ${status} (request ${requestId ?? 'unknown'}).`;
	const hasMore = source !== undefined || origin !== undefined;
	const why = [reason === undefined || !hasMore ? reason : toSentence(reason), origin, source]
		.filter((part) => part !== undefined)
		.map((part) => safeText(part));
	if (why.length > 0) {
		lines.push(printable`  ${join(why, ' ')}`);
	}

	lines.push(...remedyLines(remedy).map((line) => printable`  ${safeText(line)}`));

	return printable`${join(lines, '\n')}\n`;
}

/** Text of a message, fit to be shown: without credentials and control characters. */
export function safeText(text: string): Printable {
	return clean(maskCredentials(text));
}
