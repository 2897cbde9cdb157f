import {errorSentences, PhywareError} from '../../core/errors.js';

/** A value, or the words for why there is none. */
export type ParseResult<Value> =
	{readonly ok: true; readonly value: Value} | {readonly ok: false; readonly problem: string};

/** Tries what throws a `PhywareError` for bad input, and turns that into words for beside a field. */
export function tryParse<Value>(parse: () => Value): ParseResult<Value> {
	try {
		return {ok: true, value: parse()};
	} catch (error) {
		if (error instanceof PhywareError) {
			return {ok: false, problem: errorSentences({message: error.message, reason: undefined, remedy: error.remedy})};
		}

		throw error;
	}
}
