import {addDuration, parseDuration} from '../../../core/duration.js';
import {type KeyOrder, sortFields} from '../../../core/key-order.js';
import {type OutputFormat} from '../../../output/formats.js';
import {type View} from '../../../output/view.js';
import {type Context} from '../../command/context.js';
import {statuses} from '../../options/listing.js';
import {connectionSettings, type ConnectionSettings, outputFormat, viewOf} from '../../options/settings.js';
import {type ConnectionInput} from '../../options/connection.js';
import {invalidChoice, invalidValue} from '../../command/usage-errors.js';
import {type ListInput} from './options.js';

/** What `--status` can ask for, `all` apart. */
export type ListedStatus = Exclude<(typeof statuses)[number], 'all'>;

export type ListOptions = {
	readonly connection: ConnectionSettings;
	/** `undefined` only for the demo, which has a tenant to show. */
	readonly tenantId: string | undefined;
	/** `undefined` means all. */
	readonly status: ListedStatus | undefined;
	/** Only active keys that end at or before this instant. */
	readonly expiresBefore: Date | undefined;
	/** `undefined` keeps the server's order: newest first. */
	readonly order: KeyOrder | undefined;
	readonly limit: number | undefined;
	readonly format: OutputFormat;
	readonly view: View;
};

/** The options of a list whose tenant is known, or left to the demo. */
export function parseListOptions(input: ListInput, context: Context, tenantId: string | undefined): ListOptions {
	return {
		connection: connectionSettings(input, context),
		tenantId,
		status: parseStatus(input.one('status')),
		expiresBefore: parseExpiresWithin(input.one('expires-within'), context.now()),
		order: parseOrder(input.one('sort')),
		limit: parseLimit(input.one('limit')),
		format: outputFormat(input),
		view: viewOf(input, context),
	};
}

/** The options of a list of all keys in the server's order. */
export function wholeListOptions(input: ConnectionInput, context: Context, tenantId: string | undefined): ListOptions {
	return {
		connection: connectionSettings(input, context),
		tenantId,
		status: undefined,
		expiresBefore: undefined,
		order: undefined,
		limit: undefined,
		format: outputFormat(input),
		view: viewOf(input, context),
	};
}

function parseStatus(text: string | undefined): ListedStatus | undefined {
	const status = text === undefined ? 'all' : oneOf(text, statuses, 'status');
	return status === 'all' ? undefined : status;
}

function parseExpiresWithin(text: string | undefined, now: Date): Date | undefined {
	if (text === undefined) {
		return undefined;
	}

	const duration = parseDuration(text);
	const instant = duration === undefined ? undefined : addDuration(now, duration);
	if (instant === undefined || Number.isNaN(instant.getTime())) {
		throw invalidValue(text, 'expires-within', 'a duration such as 12h, 14d, 2w or 6mo');
	}

	return instant;
}

function parseOrder(text: string | undefined): KeyOrder | undefined {
	if (text === undefined) {
		return undefined;
	}

	const descending = text.startsWith('-');
	return {field: oneOf(descending ? text.slice(1) : text, sortFields, 'sort'), descending};
}

function parseLimit(text: string | undefined): number | undefined {
	if (text === undefined) {
		return undefined;
	}

	if (!/^\d{1,9}$/.test(text) || Number(text) === 0) {
		throw invalidValue(text, 'limit', 'a whole number from 1, such as 20');
	}

	return Number(text);
}

function oneOf<Choice extends string>(text: string, choices: readonly Choice[], flag: string): Choice {
	const found = choices.find((choice) => choice === text);
	if (found === undefined) {
		throw invalidChoice(text, flag, choices);
	}

	return found;
}
