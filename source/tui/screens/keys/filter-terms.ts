import {type Key} from '../../../contract/wire/entities.js';
import {maskedEnds} from '../../../core/mask.js';
import {durationAfter, durationBefore} from '../../../core/moment.js';
import {type FilterStatus, keyFilter} from '../../../keys/key-filters.js';

/** What a filter says: words to look for, and conditions that are written as `name:value`. */
export type FilterTerms = {
	/** What is left beside the terms. */
	readonly words: string;
	/** Whether a key meets every term; `undefined` if there is none. What the installation does not say of a key does not meet one. */
	readonly holds: ((key: Key) => boolean) | undefined;
	/** The flags of `list` that say the same as the terms; `undefined` if a term has none. */
	readonly flags: readonly string[] | undefined;
	/** What is wrong with a term, which then does not count. */
	readonly problem: string | undefined;
};

type TenantNames = ReadonlyMap<string, string>;

type Condition = (key: Key) => boolean | undefined;

/** What makes a condition of a term's value; `undefined` for a value that it does not take. */
type Term = {
	readonly takes: string;
	readonly parse: (value: string, now: Date, tenantNames: TenantNames) => Condition | undefined;
	/** The flags of `list` for a value; there are none if absent. */
	readonly flags?: (value: string) => readonly string[];
};

const statuses: readonly FilterStatus[] = ['active', 'expiring', 'expired', 'revoked'];

/** The terms, with what each takes, in the words of a hint. */
const terms: Readonly<Record<string, Term>> = {
	status: {
		takes: statuses.join(', '),
		flags: (value) => ['--status', value],
		parse(value, now) {
			const status = statuses.find((word) => word === value);
			return status && keyFilter({status}, now);
		},
	},
	unused: {
		takes: 'a duration such as 90d',
		flags: (value) => ['--unused-for', value],
		parse(value, now) {
			const unusedSince = durationBefore(value, now);
			return unusedSince && keyFilter({unusedSince}, now);
		},
	},
	expires: {
		takes: 'never, or a duration such as 14d',
		flags: (value) => (value === 'never' ? ['--no-expiry'] : ['--expires-within', value]),
		parse(value, now) {
			const expiresBefore = value === 'never' ? undefined : durationAfter(value, now);
			return value === 'never'
				? keyFilter({neverExpires: true}, now)
				: expiresBefore && keyFilter({expiresBefore}, now);
		},
	},
	scope: {
		takes: 'a part of a scope',
		flags: (value) => ['--scope', `*${value}*`],
		parse:
			(value) =>
			({scopes}) =>
				scopes?.some((scope) => holdsPart(scope, value)),
	},
	by: {
		takes: 'a part of a name',
		flags: (value) => ['--created-by', `*${value}*`],
		parse:
			(value) =>
			({created_by: by}) =>
				by !== undefined && holdsPart(by, value),
	},
	tenant: {
		takes: 'a part of the name or the id of a tenant',
		parse:
			(value, _, names) =>
			({tenant_id: id}) =>
				id !== undefined && (holdsPart(id, value) || holdsPart(names.get(id) ?? '', value)),
	},
	ending: {
		takes: 'the end of a secret',
		parse:
			(value) =>
			({redacted_secret: mask}) =>
				endsSo(mask, value),
	},
};

/** How terms are written, for help. */
export const termNames = Object.keys(terms);

const termPattern = new RegExp(String.raw`(?<=^|\s)(${termNames.join('|')}):(\S*)`, 'gi');

/** Reads a filter. A term without a value yet, as while it is typed, does not count, and neither does one with a wrong value. */
export function parseFilter(text: string, now: Date, tenantNames: TenantNames = new Map()): FilterTerms {
	const conditions: Condition[] = [];
	let flags: readonly string[] | undefined = [];
	let problem: string | undefined;
	const words = text.replaceAll(termPattern, (_, name: string, value: string) => {
		const {takes, parse, flags: flagsFor} = terms[name.toLowerCase()]!;
		const condition =
			value === '' ? undefined : parse(name === 'ending' ? value : value.toLowerCase(), now, tenantNames);
		if (condition === undefined) {
			problem = `${name}: takes ${takes}`;
		} else {
			conditions.push(condition);
			flags &&= flagsFor && [...flags, ...flagsFor(value)];
		}

		return '';
	});
	return {
		words: words.trim(),
		holds: conditions.length === 0 ? undefined : (key) => conditions.every((condition) => condition(key) === true),
		flags,
		problem,
	};
}

function holdsPart(text: string, part: string): boolean {
	return text.toLowerCase().includes(part);
}

/** Whether a mask may be that of a secret that ends in some characters: the shorter of both ends decides. */
function endsSo(mask: string | undefined, end: string): boolean | undefined {
	const shown = mask === undefined ? undefined : maskedEnds(mask)?.end;
	return shown === undefined || shown === '' ? undefined : shown.endsWith(end) || end.endsWith(shown);
}
