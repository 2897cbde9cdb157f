import {durationAfter, durationBefore, momentForms, parseMoment} from '../../core/moment.js';
import {type FilterStatus, type KeyFilters} from '../../keys/key-filters.js';
import {invalidChoice, invalidValue, notTogether} from '../command/usage-errors.js';
import {tenantOption} from './connection.js';
import {type SelectionInput, selectionOptions, statuses, type TenantSelectionInput} from './selection.js';

/** The filters that were given. Throws a validation error for a value that is none. */
export function parseFilters(input: SelectionInput, now: Date): KeyFilters {
	if (input.has('no-expiry') && input.one('expires-within') !== undefined) {
		throw notTogether('no-expiry', 'expires-within', 'A key that never expires does not expire soon.');
	}

	return {
		status: parseStatus(input.one('status')),
		match: input.all('match'),
		scopes: input.all('scope'),
		createdBy: input.one('created-by'),
		createdBefore: parsed(input.one('created-before'), 'created-before', momentForms, (text) => parseMoment(text, now)),
		unusedSince: parsed(input.one('unused-for'), 'unused-for', durations, (text) => durationBefore(text, now)),
		expiresBefore: parsed(input.one('expires-within'), 'expires-within', durations, (text) => durationAfter(text, now)),
		neverExpires: input.has('no-expiry') || undefined,
	};
}

/** The flags that were given, as they can be given again. */
export function selectionText(input: TenantSelectionInput): string {
	return [tenantOption, ...selectionOptions]
		.flatMap((option) => {
			if (!('value' in option)) {
				return input.has(option.name) ? [`--${option.name}`] : [];
			}

			const given = 'repeatable' in option ? input.all(option.name) : [input.one(option.name)];
			return (given ?? []).filter((value) => value !== undefined).map((value) => `--${option.name} ${value}`);
		})
		.join(' ');
}

const durations = 'a duration such as 12h, 14d, 2w or 6mo';

function parseStatus(text: string | undefined): FilterStatus | undefined {
	const status = text === undefined ? 'all' : statuses.find((word) => word === text);
	if (status === undefined) {
		throw invalidChoice(text!, 'status', statuses);
	}

	return status === 'all' ? undefined : status;
}

function parsed<Value>(
	text: string | undefined,
	flag: string,
	use: string,
	parse: (text: string) => Value | undefined,
): Value | undefined {
	if (text === undefined) {
		return undefined;
	}

	const value = parse(text);
	if (value === undefined) {
		throw invalidValue(text, flag, use);
	}

	return value;
}
