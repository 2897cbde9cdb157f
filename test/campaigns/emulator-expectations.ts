import {type WireKey} from '../../source/contract/wire/schemas.js';

/** What the wire says that an answer is: a refusal, or data. */
export type Expected =
	| {readonly status: number; readonly code: string; readonly field?: string}
	| {
			readonly status: number;
			/** The whole body; a function where it holds what only the server can know. */
			readonly body: unknown;
			/** The body, byte for byte. */
			readonly text?: string | undefined;
			/** Told of the answer once it has come. */
			readonly onAnswer?: (answer: Answer) => void;
	  };

export type Answer = {
	readonly status: number;
	readonly text: string;
	readonly etag: string | null;
	readonly requestId: string | null;
};

/** A place in a list, as a cursor stands for it. */
export type Place = {readonly cursor: string; readonly list: string; readonly after: number};

/** What a list was when a tag was given out for it. */
export type Tag = {readonly etag: string; readonly tenantId: string; readonly keys: string};

/** What a create asks for, and what is wrong with it, if anything is. */
export type WantedCreate = {
	/** The body as it is sent. */
	readonly text: string;
	/** How the request as such is refused, whatever it asks for. */
	readonly refusal?: Expected;
	readonly isTooLarge?: boolean;
	/** The field that is wrong. */
	readonly wrong?: string;
	readonly name: string;
	readonly scopes: readonly string[];
	/** In milliseconds, `null` for never. */
	readonly endsAt: number | null;
};

export type ListQuery = {
	readonly limit?: number | undefined;
	readonly status?: WireKey['status'] | undefined;
	readonly place?: Place | undefined;
	readonly unless?: Tag | undefined;
	/** The parameter that is wrong. */
	readonly wrong?: 'limit' | 'cursor' | 'status' | undefined;
};
