import {go, type KeysResults} from 'fuzzysort';
import {type Tenant} from '../../../contract/entities.js';
import {type PhywareError} from '../../../core/errors.js';
import {type TextField, textField, textOf} from '../../input/text-field.js';

/** A tenant to choose; of a recent one that cannot be fetched only the id is known. */
export type TenantChoice = {readonly id: string; readonly tenant: Tenant | undefined; readonly isRecent: boolean};

/** The picker of tenants; without `admin:tenants` a field for an id. */
export type TenantsScreen = {
	readonly name: 'tenants';
	readonly load:
		{readonly kind: 'loading'} | {readonly kind: 'ready'} | {readonly kind: 'failed'; readonly error: PhywareError};
	/** `undefined` where they cannot be listed: an id can be typed then. */
	readonly tenants: readonly Tenant[] | undefined;
	/** Why tenants cannot be listed. */
	readonly unlisted: 'forbidden' | 'not-offered' | undefined;
	/** What is typed: a filter, or an id. */
	readonly field: TextField;
	readonly selected: string | undefined;
	readonly top: number;
	/** Why what was typed is no id. */
	readonly problem: string | undefined;
};

/** A picker that waits for its tenants. */
export function tenantsScreen(selected?: string): TenantsScreen {
	return {
		name: 'tenants',
		load: {kind: 'loading'},
		tenants: [],
		unlisted: undefined,
		field: textField(),
		selected,
		top: 0,
		problem: undefined,
	};
}

/** Why a server lists no tenants: the credential may not see them, or there is no such list; `undefined` for any other failure. */
export function unlistedReason({code, status}: PhywareError): TenantsScreen['unlisted'] {
	if (code === 'FORBIDDEN') {
		return 'forbidden';
	}

	return [404, 405, 501].includes(status ?? 0) ? 'not-offered' : undefined;
}

/** The tenants to choose from: those that match, the best first; without a filter recent ones first, inactive ones last. */
export function tenantChoices(
	{tenants, field}: Pick<TenantsScreen, 'tenants' | 'field'>,
	recent: readonly string[],
): TenantChoice[] {
	const choices =
		tenants === undefined
			? recent.map((id) => ({id, tenant: undefined, isRecent: true}))
			: tenants
					.map((tenant) => ({id: tenant.id, tenant, isRecent: recent.includes(tenant.id)}))
					.toSorted((a, b) => compare(a, b, recent));
	const filter = textOf(field).trim();
	if (filter === '') {
		return choices;
	}

	const nameOf = ({tenant}: TenantChoice) => tenant?.name ?? '';
	const found: KeysResults<TenantChoice> = go(filter, choices, {keys: [nameOf, 'id'], limit: 0, threshold: 0.3});
	return found.map(({obj}) => obj);
}

const collator = new Intl.Collator('en', {numeric: true});

function compare(a: TenantChoice, b: TenantChoice, recent: readonly string[]): number {
	return (
		rank(a, recent) - rank(b, recent) || collator.compare(a.tenant!.name, b.tenant!.name) || (a.id < b.id ? -1 : 1)
	);
}

function rank({id, tenant, isRecent}: TenantChoice, recent: readonly string[]): number {
	if (tenant?.status === 'inactive') {
		return recent.length + 1;
	}

	return isRecent ? recent.indexOf(id) : recent.length;
}
