import {type ErrorCode, InterruptedError, type PhywareError, stopSignals} from './errors.js';

/** What each exit code means, in the reference page's words where it has them. */
export const exitCodeMeanings: ReadonlyArray<readonly [code: number, meaning: string]> = [
	[0, 'Success'],
	[1, 'Generic / connection error, or a confirmation declined'],
	[2, 'Authentication / authorisation error'],
	[3, 'Resource not found'],
	[4, 'Validation error'],
	[5, 'Server-side error'],
	[130, 'Interrupted (Ctrl-C)'],
	[143, 'Terminated (SIGTERM)'],
];

/** The exit code of each error code but `INTERRUPTED`, whose signal decides. */
export const exitCodes: Record<Exclude<ErrorCode, 'INTERRUPTED'>, number> = {
	CONNECTION: 1,
	CREDENTIAL: 1,
	SETTINGS: 1,
	OUTCOME_UNKNOWN: 1,
	ROTATION_OPEN: 1,
	DECLINED: 1,
	OUTPUT: 1,
	INTERNAL: 1,
	UNAUTHENTICATED: 2,
	FORBIDDEN: 2,
	NOT_FOUND: 3,
	VALIDATION: 4,
	CONFLICT: 4,
	IN_PROGRESS: 4,
	READ_ONLY: 4,
	RATE_LIMITED: 5,
	SERVER: 5,
};

/** The exit code of an error: its code's, or its signal's. */
export function exitCodeOf(error: PhywareError): number {
	return error instanceof InterruptedError
		? stopSignals[error.signal]
		: exitCodes[error.code as keyof typeof exitCodes];
}
