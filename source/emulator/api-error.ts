import {type ErrorAnswer} from '../contract/wire/schemas.js';
import {wireErrors, type WireErrorCode} from '../contract/wire/error-codes.js';
import {type FieldProblem} from '../core/errors.js';

type Facts = {readonly status?: number; readonly remediation?: string; readonly details?: readonly FieldProblem[]};

/** A refusal on its way out: thrown anywhere in a handler, answered in one place. */
export class ApiError extends Error {
	override name = 'ApiError';
	readonly code: WireErrorCode;
	readonly status: number;
	readonly facts: Facts;

	constructor(code: WireErrorCode, message: string, facts: Facts = {}) {
		super(message);
		this.code = code;
		this.status = facts.status ?? wireErrors[code][0];
		this.facts = facts;
	}

	/** The body that the wire defines for it. */
	answer(requestId: string): ErrorAnswer {
		const {remediation, details} = this.facts;
		return {
			error: {
				code: this.code,
				message: this.message,
				...(remediation !== undefined && {remediation}),
				...(details !== undefined && {details: [...details]}),
				request_id: requestId,
			},
		};
	}
}

/** A request body that cannot be taken: 422 with the field it belongs to. */
export function unprocessable(field: string, message: string): ApiError {
	return new ApiError('VALIDATION', message, {status: 422, details: [{field, message}]});
}

/** The one answer for what does not exist and for what belongs to another tenant. */
export function notFound(thing: 'Key' | 'Tenant' | 'Path', field: string): ApiError {
	return new ApiError('NOT_FOUND', `${thing} not found`, {remediation: `Check ${field}`});
}
