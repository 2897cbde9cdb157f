import {stripEscapes} from './escape-sequences.js';

/** The codes that errors carry: the wire's own, and those that only a client can tell. */
export type ErrorCode =
	| 'VALIDATION'
	| 'UNAUTHENTICATED'
	| 'FORBIDDEN'
	| 'NOT_FOUND'
	| 'CONFLICT'
	| 'IN_PROGRESS'
	| 'RATE_LIMITED'
	| 'SERVER'
	| 'CONNECTION'
	| 'CREDENTIAL'
	| 'SETTINGS'
	| 'READ_ONLY'
	| 'OUTCOME_UNKNOWN'
	| 'ROTATION_OPEN'
	| 'DECLINED'
	| 'INTERRUPTED'
	| 'OUTPUT'
	| 'INTERNAL';

export type ErrorFacts = {
	/** Why it happened, if that is known: a sentence. */
	readonly reason?: string | undefined;
	/** Where the address or the credential came from that it is about: a sentence. */
	readonly origin?: string | undefined;
	/** What to do next: a sentence, or the exact command. */
	readonly remedy?: string | undefined;
	/** The `X-Request-Id` of the request that failed. */
	readonly requestId?: string | undefined;
	/** The HTTP status, where there was an answer. */
	readonly status?: number | undefined;
	/** Which request fields the server refused, and why. */
	readonly details?: readonly FieldProblem[] | undefined;
	/** How long the server asks to wait, in milliseconds. */
	readonly retryAfter?: number | undefined;
};

export type FieldProblem = {readonly field: string; readonly message: string};

/**
The base of every error that this program expects.

The message says what happened, `reason` why, `remedy` what to do next. It never has a `cause`: errors of others can hold credentials.
*/
export class PhywareError extends Error {
	override name = 'PhywareError';
	readonly code: ErrorCode;
	readonly reason: string | undefined;
	readonly origin: string | undefined;
	readonly remedy: string | undefined;
	readonly requestId: string | undefined;
	readonly status: number | undefined;
	readonly details: readonly FieldProblem[];
	readonly retryAfter: number | undefined;

	constructor(code: ErrorCode, message: string, facts: ErrorFacts = {}) {
		super(message);
		this.code = code;
		this.reason = facts.reason;
		this.origin = facts.origin;
		this.remedy = facts.remedy;
		this.requestId = facts.requestId;
		this.status = facts.status;
		this.details = facts.details ?? [];
		this.retryAfter = facts.retryAfter;
	}
}

/** What can be done, one line each: a command that ends a line can be copied as it stands. */
export function remedyLines(remedy: string | undefined): string[] {
	return remedy === undefined ? [] : remedy.split('\n');
}

/** What happened, why, and what to do next, as sentences one after the other; a server's words often lack the full stop. */
export function errorSentences({message, reason, remedy}: Pick<PhywareError, 'message' | 'reason' | 'remedy'>): string {
	return [message, reason, ...remedyLines(remedy)]
		.filter((part) => part !== undefined && part !== '')
		.map((part) => toSentence(part!))
		.join(' ');
}

/** Untrusted text with a full stop, and without escape sequences, which could go on in the sentence after it. */
export function toSentence(text: string): string {
	const closed = stripEscapes(text);
	return /[.!?:…]$/.test(closed) ? closed : `${closed}.`;
}

/** The signals that ask the program to stop, with the exit codes that say so. */
export const stopSignals = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129} as const;
export type StopSignal = keyof typeof stopSignals;

/** Thrown, as the reason of an abort, when a signal asks the program to stop. */
export class InterruptedError extends PhywareError {
	override name = 'InterruptedError';
	readonly signal: StopSignal;

	constructor(signal: StopSignal, facts: ErrorFacts = {}) {
		super('INTERRUPTED', signal === 'SIGINT' ? 'Interrupted.' : 'Terminated.', facts);
		this.signal = signal;
	}
}

/** Several independent failures of one command, in the order of what was asked for; the first decides the exit code. */
export class SeveralErrors extends Error {
	override name = 'SeveralErrors';
	readonly errors: readonly PhywareError[];

	constructor(errors: readonly PhywareError[]) {
		super(`${errors.length} errors`);
		this.errors = errors;
	}
}
