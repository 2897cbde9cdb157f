import {defaultPageSize} from '../contract/wire/limits.js';
import {type AttemptOutcome} from './retry.js';
import {type Request} from './transport.js';

type Query = NonNullable<Request['query']>;

/**
Asks for pages in the way that the server takes: one that refuses a `limit` is asked with a smaller one, then with none, and one that refuses a `status` without it.

What worked is remembered.
*/
export function createPager(
	send: (request: Request) => Promise<AttemptOutcome>,
): (request: Request) => Promise<AttemptOutcome> {
	let simplify: (query: Query) => Query = (query) => query;
	return async (request) => {
		const query = request.query ?? {};
		const first = await send({...request, query: simplify(query)});
		if (!isRefusal(first)) {
			return first;
		}

		for (const simpler of simplifications) {
			if (isSame(simpler(query), simplify(query))) {
				continue;
			}

			// Each depends on how the one before it went.
			const next = await send({...request, query: simpler(query)});
			if (!isRefusal(next)) {
				simplify = simpler;
				return next;
			}
		}

		return first;
	};
}

const smallerPages = ({limit, ...query}: Query): Query => ({
	limit: limit === undefined ? undefined : Math.min(Number(limit), defaultPageSize),
	...query,
});
const noLimit = ({limit: _, ...query}: Query): Query => query;
const cursorAlone = ({cursor}: Query): Query => ({cursor});
const simplifications = [smallerPages, noLimit, cursorAlone] as const;

function isRefusal({answer: {status}}: AttemptOutcome): boolean {
	return status === 400 || status === 422;
}

function isSame(a: Query, b: Query): boolean {
	return ['limit', 'status'].every((name) => a[name] === b[name]);
}
