/** The error codes of the wire, with the statuses under which each is sent. */
export const wireErrors = {
	VALIDATION: [400, 422, 413, 415],
	UNAUTHENTICATED: [401],
	FORBIDDEN: [403],
	NOT_FOUND: [404, 410],
	CONFLICT: [409],
	IN_PROGRESS: [409],
	RATE_LIMITED: [429],
	SERVER: [500, 502, 503, 504],
} as const;

export type WireErrorCode = keyof typeof wireErrors;

/**
The code that an error status stands for.

`IN_PROGRESS` shares 409 with `CONFLICT`; only the body's own code tells them apart.
*/
export function codeOfStatus(status: number, bodyCode?: string): WireErrorCode | undefined {
	if (status >= 500 && status <= 599) {
		return 'SERVER';
	}

	return status === 409 && bodyCode === 'IN_PROGRESS'
		? 'IN_PROGRESS'
		: (Object.keys(wireErrors) as WireErrorCode[]).find((code) =>
				(wireErrors[code] as readonly number[]).includes(status),
			);
}
