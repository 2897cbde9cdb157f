import {type Tenant} from '../../contract/wire/entities.js';
import {type PhywareError} from '../../core/errors.js';
import {type PhyCloud} from '../../phycloud/client.js';
import {hasFilters, type KeyFilters} from '../key-filters.js';
import {type KeyLister} from '../list-keys.js';
import {type TenantLister} from '../list-tenants.js';
import {maximumEntries, tooManyEntries} from '../page-progress.js';
import {selectFromTenants} from '../select-across-tenants.js';
import {type Finding, findingsOf, isUnclear} from './findings.js';

export type AuditOptions = {
	/** `undefined` for all tenants. */
	readonly tenantId: string | undefined;
	readonly filters: KeyFilters;
	readonly now: Date;
	readonly signal?: AbortSignal | undefined;
	/** A tenant could not be read; the others are. */
	readonly onFailure: (tenant: Tenant, error: PhywareError) => void;
	/** Called with the tenants before their keys are read. */
	readonly onTenants?: ((tenants: readonly Tenant[]) => void) | undefined;
	/** Called with what was found in a portion of the keys. */
	readonly onFindings?: ((findings: readonly Finding[]) => void) | undefined;
	/** Called with how many tenants have been read, of how many. */
	readonly onProgress?: ((done: number, total: number) => void) | undefined;
};

export type Audit = {
	readonly findings: readonly Finding[];
	/** How many keys were looked at. */
	readonly keys: number;
	/** Of how many keys too little is known. */
	readonly unclear: number;
};

/** Looks at the keys of a tenant or of all, and keeps what is wrong alone. Throws what the client throws. */
export async function auditKeys(
	client: KeyLister & TenantLister & Pick<PhyCloud, 'getTenant'>,
	{tenantId, filters, now, signal, onFailure, onTenants, onFindings, onProgress}: AuditOptions,
): Promise<Audit> {
	const inactive = new Set<string>();
	let total = 1;
	const note = (tenants: readonly Tenant[]) => {
		total = tenants.length;
		onTenants?.(tenants);
		for (const {id, status} of tenants) {
			if (status?.toLowerCase() === 'inactive') {
				inactive.add(id);
			}
		}
	};

	if (tenantId !== undefined) {
		note(await knownTenant(client, tenantId, signal));
	}

	const findings: Finding[] = [];
	let keys = 0;
	let unclear = 0;
	let done = 0;
	const portions = selectFromTenants(client, tenantId, {
		...(hasFilters(filters) && {filters}),
		now,
		signal,
		onFailure,
		onTenants: note,
	});
	for await (const portion of portions) {
		const before = findings.length;
		keys += portion.keys.length;
		unclear += portion.unclear;
		for (const key of portion.keys) {
			unclear += isUnclear(key) ? 1 : 0;
			findings.push(...findingsOf(key, {now, isTenantInactive: inactive.has(key.tenant_id ?? tenantId ?? '')}));
		}

		onFindings?.(findings.slice(before));
		if (findings.length > maximumEntries) {
			throw tooManyEntries(client.address);
		}

		onProgress?.(++done, Math.max(done, total));
	}

	return {findings, keys, unclear};
}

/** The tenant, where the credential may see it: nothing is said of one that it may not. */
async function knownTenant(
	client: Pick<PhyCloud, 'getTenant'>,
	tenantId: string,
	signal: AbortSignal | undefined,
): Promise<readonly Tenant[]> {
	try {
		return [await client.getTenant(tenantId, {signal})];
	} catch {
		signal?.throwIfAborted();
		return [];
	}
}
