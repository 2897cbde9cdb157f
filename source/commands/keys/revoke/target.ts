import {parseId} from '../../../core/identifiers.js';
import {invalid} from '../../../core/invalid.js';
import {hasFilters, type KeyFilters} from '../../../keys/key-filters.js';
import {type Context} from '../../command/context.js';
import {missingArgument, missingFlags, notTogether} from '../../command/usage-errors.js';
import {parseFilters, selectionText} from '../../options/parse-selection.js';
import {type RevokeInput} from './options.js';
import {readPlan, type RevocationPlan} from './plan.js';

/** The keys of a selection. */
export type SelectedTarget = {
	readonly kind: 'selection';
	/** `undefined` for all tenants. */
	readonly tenantId: string | undefined;
	readonly filters: KeyFilters;
	/** The flags, as they were given. */
	readonly text: string;
};

/** What is to be revoked: keys by their ids, each once; those that are selected; or those of a plan. */
export type RevokeTarget =
	| SelectedTarget
	| {readonly kind: 'ids'; readonly ids: readonly string[]}
	| {readonly kind: 'plan'; readonly plan: RevocationPlan};

/** Reads what is to be revoked. Throws a validation error for nothing, and for more than one kind. */
export function parseTarget(input: RevokeInput, context: Context): RevokeTarget {
	const ids = [...new Set(input.arguments.map((id) => parseId('key', id)))];
	const filters = parseFilters(input, context.now());
	const tenantId = input.one('tenant-id');
	const isSelected = tenantId !== undefined || input.has('all-tenants') || hasFilters(filters);
	const planFile = input.one('apply');
	if (planFile !== undefined) {
		refuseBeside(planFile, ids, isSelected, input);
		return {kind: 'plan', plan: readPlan(planFile)};
	}

	if (!isSelected) {
		if (ids.length === 0) {
			throw missingArgument('KEY_ID', 'phyware cloud keys revoke <KEY_ID>');
		}

		return {kind: 'ids', ids};
	}

	if (ids.length > 0) {
		throw invalid('KEY_ID and a selection cannot be used together', {
			remedy: 'Remove the ids, or the flags that select.',
		});
	}

	return {kind: 'selection', ...parseSelection(input, filters), filters, text: selectionText(input)};
}

function parseSelection(input: RevokeInput, filters: KeyFilters): Pick<SelectedTarget, 'tenantId'> {
	const tenantId = input.one('tenant-id');
	if (tenantId !== undefined && input.has('all-tenants')) {
		throw notTogether('all-tenants', 'tenant-id');
	}

	if (tenantId === undefined && !input.has('all-tenants')) {
		throw missingFlags(['tenant-id'], 'phyware cloud keys revoke --tenant-id <ID> --match <GLOB>');
	}

	if (!hasFilters(filters)) {
		throw invalid('no filter selects the keys', {
			reason: 'Without one, every key would be revoked.',
			remedy: "Add a filter such as --match 'ci-*' or --unused-for 90d. For every key: --match '*'",
		});
	}

	return {tenantId: tenantId === undefined ? undefined : parseId('tenant', tenantId)};
}

function refuseBeside(planFile: string, ids: readonly string[], isSelected: boolean, input: RevokeInput): void {
	if (input.one('plan') !== undefined) {
		throw notTogether('apply', 'plan');
	}

	if (ids.length > 0 || isSelected) {
		throw invalid(`--apply and ${ids.length > 0 ? 'KEY_ID' : 'a selection'} cannot be used together`, {
			reason: 'The plan says which keys to revoke.',
			remedy: `Run: phyware cloud keys revoke --apply ${planFile}`,
		});
	}
}
