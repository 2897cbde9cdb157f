import {type KeyOrder, sortFields} from '../../../core/key-order.js';
import {type ListFormat} from '../../../output/formats.js';
import {type View} from '../../../output/view.js';
import {type Context} from '../../command/context.js';
import {type KeyFilters} from '../../../keys/key-filters.js';
import {parseFilters, selectionText} from '../../options/parse-selection.js';
import {connectionSettings, type ConnectionSettings, listFormat, outputFormat, viewOf} from '../../options/settings.js';
import {type ConnectionInput} from '../../options/connection.js';
import {invalidChoice, invalidValue} from '../../command/usage-errors.js';
import {type ListInput} from './options.js';

export type ListOptions = {
	readonly connection: ConnectionSettings;
	/** `undefined` for all tenants, or for the demo, which has a tenant to show. */
	readonly tenantId: string | undefined;
	readonly allTenants: boolean;
	readonly filters: KeyFilters;
	/** `undefined` keeps the server's order: newest first. */
	readonly order: KeyOrder | undefined;
	readonly limit: number | undefined;
	readonly format: ListFormat;
	/** The flags that select keys, as they were given: what a report is of. */
	readonly selection: string;
	readonly view: View;
};

/** The options of a list whose tenant is known, or left to the demo. */
export function parseListOptions(input: ListInput, context: Context, tenantId: string | undefined): ListOptions {
	return {
		connection: connectionSettings(input, context),
		tenantId,
		allTenants: input.has('all-tenants'),
		filters: parseFilters(input, context.now()),
		order: parseOrder(input.one('sort')),
		limit: parseLimit(input.one('limit')),
		format: listFormat(input),
		selection: selectionText(input),
		view: viewOf(input, context),
	};
}

/** The options of a list of all keys in the server's order. */
export function wholeListOptions(input: ConnectionInput, context: Context, tenantId: string | undefined): ListOptions {
	return {
		connection: connectionSettings(input, context),
		tenantId,
		allTenants: false,
		filters: {},
		order: undefined,
		limit: undefined,
		format: outputFormat(input),
		selection: '',
		view: viewOf(input, context),
	};
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
