import {addDuration, parseDuration} from '../../../core/duration.js';
import {invalid, quote} from '../../../core/invalid.js';
import {type KeyOrder, sortFields} from '../../../core/key-order.js';
import {suggest} from '../../../core/suggest.js';
import {type OutputFormat} from '../../../output/formats.js';
import {type View} from '../../../output/view.js';
import {type Context} from '../../command/context.js';
import {statuses} from '../../options/listing.js';
import {type Flags} from '../../command/flags.js';
import {connectionSettings, type ConnectionSettings, outputFormat, viewOf} from '../../options/settings.js';

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
export function parseListOptions(flags: Flags, context: Context, tenantId: string | undefined): ListOptions {
	return {
		connection: connectionSettings(flags, context),
		tenantId,
		status: parseStatus(flags.one('status')),
		expiresBefore: parseExpiresWithin(flags.one('expires-within'), context.now()),
		order: parseOrder(flags.one('sort')),
		limit: parseLimit(flags.one('limit')),
		format: outputFormat(flags),
		view: viewOf(flags, context),
	};
}

function parseStatus(text: string | undefined): ListedStatus | undefined {
	const status = text === undefined ? 'all' : oneOf(text, statuses, 'is not a status.');
	return status === 'all' ? undefined : status;
}

function parseExpiresWithin(text: string | undefined, now: Date): Date | undefined {
	if (text === undefined) {
		return undefined;
	}

	const duration = parseDuration(text);
	const instant = duration === undefined ? undefined : addDuration(now, duration);
	if (instant === undefined || Number.isNaN(instant.getTime())) {
		throw invalid(`${quote(text)} is not a duration.`, {
			remedy: 'Give one such as --expires-within 14d, 12h, 2w or 6mo.',
		});
	}

	return instant;
}

function parseOrder(text: string | undefined): KeyOrder | undefined {
	if (text === undefined) {
		return undefined;
	}

	const descending = text.startsWith('-');
	return {field: oneOf(descending ? text.slice(1) : text, sortFields, 'is nothing to sort by.'), descending};
}

function parseLimit(text: string | undefined): number | undefined {
	if (text === undefined) {
		return undefined;
	}

	if (!/^\d{1,9}$/.test(text) || Number(text) === 0) {
		throw invalid(`${quote(text)} is not a limit.`, {remedy: 'Give a whole number from 1 on, such as --limit 20.'});
	}

	return Number(text);
}

function oneOf<Choice extends string>(text: string, choices: readonly Choice[], problem: string): Choice {
	const found = choices.find((choice) => choice === text);
	if (found === undefined) {
		const meant = suggest(text, choices);
		throw invalid(`${quote(text)} ${problem}`, {
			remedy: meant === undefined ? `Choose one of: ${choices.join(', ')}.` : `Did you mean ${meant}?`,
		});
	}

	return found;
}
