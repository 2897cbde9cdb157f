import {setTimeout as delay} from 'node:timers/promises';
import {monotonicTime} from '../core/clock.js';
import {ConnectionError} from './connection-error.js';
import {isFromGateway, isInProgress} from './envelope.js';
import {type Answer, type Request, type Transport} from './transport.js';

/** How often a request is tried at most. */
const maximumAttempts = 4;

/** The longest that a server's `Retry-After` is followed, in milliseconds. */
const maximumRetryAfter = 20_000;

const firstBackoff = 200;

export type RetryOptions = {
	/** The time limit for all attempts together, in milliseconds. */
	readonly timeLimit: number;
	/** A number from 0 up to 1, to spread retries. */
	readonly random: () => number;
	/** Whether a 429 is left to the caller, who shares one wait among many requests. */
	readonly leavesRateLimits?: boolean | undefined;
	/** Asked after an answer was lost: whether the request may be sent once more. */
	readonly mayRepeat?: (() => Promise<boolean>) | undefined;
};

export type AttemptOutcome = {
	readonly answer: Answer;
	/** Whether the server may have acted on an earlier attempt whose answer was lost. */
	readonly actedBefore: boolean;
	/** Whether an earlier attempt may still be carried out: the server itself has not answered. */
	readonly mayStillAct: boolean;
};

/**
Sends a request that is safe to repeat until there is an answer worth having, the time is up or the attempts are.

Repeats after a broken connection, 429, 5xx and 409 `IN_PROGRESS`; never after a refused one. A `ConnectionError` that comes out speaks for all attempts.
*/
export async function sendRepeatedly(
	transport: Transport,
	request: Request,
	{timeLimit, random, mayRepeat = async () => true, leavesRateLimits = false}: RetryOptions,
): Promise<AttemptOutcome> {
	const deadline = monotonicTime() + timeLimit;
	let actedBefore = false;
	let mayStillAct = false;
	for (let attempt = 1; ; attempt++) {
		const left = Math.max(1, Math.round(deadline - monotonicTime()));
		// Each attempt depends on how the one before it went.
		const result = await attemptOnce(transport, request, left);
		const isLeft = leavesRateLimits && !(result instanceof ConnectionError) && result.status === 429;
		const wait = attempt < maximumAttempts && !isLeft ? waitBefore(result, attempt, random) : undefined;
		if (wait === undefined || monotonicTime() + wait >= deadline) {
			return conclude(result, {actedBefore, mayStillAct});
		}

		const mayHaveActed = result instanceof ConnectionError ? result.mayHaveArrived : result.status >= 500;
		if (mayHaveActed && !(await mayRepeat())) {
			return conclude(result, {actedBefore, mayStillAct});
		}

		actedBefore ||= mayHaveActed;
		mayStillAct ||= result instanceof ConnectionError ? result.mayHaveArrived : isFromGateway(result);
		await delay(wait, undefined, {signal: request.signal}).catch(() => request.signal?.throwIfAborted());
	}
}

async function attemptOnce(
	transport: Transport,
	request: Request,
	timeLimit: number,
): Promise<Answer | ConnectionError> {
	try {
		return await transport(request, timeLimit);
	} catch (error) {
		if (error instanceof ConnectionError) {
			return error;
		}

		throw error;
	}
}

/** Milliseconds to wait before the next attempt; `undefined` if another would be no better. */
function waitBefore(result: Answer | ConnectionError, attempt: number, random: () => number): number | undefined {
	const backoff = firstBackoff * 2 ** (attempt - 1) * (1 + random() / 2);
	if (result instanceof ConnectionError) {
		return result.transient ? backoff : undefined;
	}

	const {status} = result;
	if (status === 429 || status === 503) {
		const asked = retryAfter(result) ?? backoff;
		return asked <= maximumRetryAfter ? Math.max(asked, backoff) : undefined;
	}

	return status >= 500 || isInProgress(result) ? backoff : undefined;
}

/** What a `Retry-After` header asks for, in milliseconds: it holds seconds or a date (RFC 9110, 10.2.3). */
export function retryAfter({headers}: Pick<Answer, 'headers'>, now: number = Date.now()): number | undefined {
	const text = headers['retry-after'];
	if (text === undefined) {
		return undefined;
	}

	if (/^\d+$/.test(text)) {
		return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
	}

	// `Date.parse` also takes what HTTP knows no date in, such as -5.
	const milliseconds = /^[a-z]{3}/i.test(text) ? Date.parse(text) - now : NaN;
	return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

function conclude(result: Answer | ConnectionError, before: Omit<AttemptOutcome, 'answer'>): AttemptOutcome {
	if (!(result instanceof ConnectionError)) {
		return {answer: result, ...before};
	}

	if (!before.actedBefore || result.mayHaveArrived) {
		throw result;
	}

	throw new ConnectionError(result.message, {...result, mayHaveArrived: true});
}
