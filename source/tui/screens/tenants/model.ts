import {type Tenant} from '../../../contract/wire/entities.js';
import {type PhywareError} from '../../../core/errors.js';
import {type ListMove} from '../../input/list-moves.js';
import {type TextField, textField, textOf} from '../../input/text-field.js';
import {allTenants} from '../../model/all-tenants.js';
import {createSearch, isFound, type Search} from '../../input/search.js';

declare module '../../model/navigation.js' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Only an interface can be added to.
	interface Destinations {
		readonly tenants: {readonly selected?: string | undefined};
	}
}

export type TenantsIntent =
	'open' | 'clear' | 'reload' | Exclude<ListMove, 'first' | 'last'> | 'installations' | 'attention';

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

/** A picker whose tenants are loading. */
export function createTenantsScreen(selected?: string): TenantsScreen {
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

/** How all tenants together are called. */
export const allTenantsName = 'All tenants';

const everyTenant: TenantChoice = {id: allTenants, tenant: undefined, isRecent: false};

/** The choice that the pointer is on at first: a tenant, where there is one. */
export function firstChoice(choices: readonly TenantChoice[]): TenantChoice | undefined {
	return choices.find(({id}) => id !== allTenants) ?? choices[0];
}

type Choices = Pick<TenantsScreen, 'tenants' | 'field'>;

/** What was made of a set of tenants, kept for as long as it is the same: several things ask for it with each key. */
type Made = {
	readonly recent: readonly string[];
	readonly all: readonly TenantChoice[];
	readonly search: Search<TenantChoice>;
	filter: string;
	filtered: readonly TenantChoice[];
};

const made = new WeakMap<object, Made>();

/** The tenants to choose from: those that match; recent ones first, inactive ones last, and of those that match the ones whose name begins so. */
export function tenantChoices({tenants, field}: Choices, recent: readonly string[]): readonly TenantChoice[] {
	const set = tenants ?? recent;
	let known = made.get(set);
	if (known?.recent !== recent) {
		const all = [...(tenants !== undefined && tenants.length > 1 ? [everyTenant] : []), ...allChoices(tenants, recent)];
		known = {recent, all, search: createSearch(all, [nameOf, ({id}) => id]), filter: '', filtered: all};
		made.set(set, known);
	}

	const filter = textOf(field).trim();
	if (filter !== known.filter) {
		known.filter = filter;
		known.filtered = filter === '' ? known.all : filtered(known, filter);
	}

	return known.filtered;
}

function allChoices(tenants: TenantsScreen['tenants'], recent: readonly string[]): TenantChoice[] {
	return tenants === undefined
		? recent.map((id) => ({id, tenant: undefined, isRecent: true}))
		: tenants
				.map((tenant) => ({id: tenant.id, tenant, isRecent: recent.includes(tenant.id)}))
				.toSorted((a, b) => compare(a, b, recent));
}

function filtered({all, search}: Made, filter: string): TenantChoice[] {
	const found = search.find(filter);
	if (found.kind === 'alike') {
		return found.results.keys().toArray();
	}

	const start = filter.toLowerCase();
	const begins = (choice: TenantChoice) => Number(nameOf(choice).toLowerCase().startsWith(start));
	return all.filter((choice) => isFound(found, choice)).toSorted((a, b) => begins(b) - begins(a));
}

function nameOf({id, tenant}: TenantChoice): string {
	return id === allTenants ? allTenantsName : (tenant?.name ?? '');
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
