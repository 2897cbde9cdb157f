import {type Tenant} from '../contract/wire/entities.js';
import {PhywareError} from '../core/errors.js';
import {type KeyLister} from './list-keys.js';
import {listTenants, type TenantLister} from './list-tenants.js';
import {collectPortions, type SelectedPortion, selectKeys, type Selection} from './select-keys.js';

const nothing = Promise.resolve<SelectedPortion>({keys: [], hasMore: false, unclear: 0});

/** How many tenants are read at once. */
const atOnce = 8;

type AcrossOptions = Omit<Selection, 'tenantId' | 'cursor'> & {
	/** A tenant could not be read; the others are. */
	readonly onFailure: (tenant: Tenant, error: PhywareError) => void;
	/** Called with all tenants before their keys are read. */
	readonly onTenants?: (tenants: readonly Tenant[]) => void;
};

/**
The matching keys of several tenants, a portion for each, in the order of the tenants. Only the last portion can have `hasMore`.

Throws a fault that is not of one tenant alone, such as an interruption.
*/
async function* selectAcrossTenants(
	client: KeyLister,
	tenants: readonly Tenant[],
	{limit = Infinity, onFailure, ...selection}: AcrossOptions,
): AsyncGenerator<SelectedPortion, void> {
	const stop = new AbortController();
	const signal = selection.signal === undefined ? stop.signal : AbortSignal.any([selection.signal, stop.signal]);
	const read = async (tenant: Tenant): Promise<SelectedPortion> =>
		collectPortions(selectKeys(client, {...selection, limit: capped(limit), tenantId: tenant.id, signal}), {
			address: client.address,
			order: undefined,
			limit: capped(limit),
			now: selection.now,
		});
	const begun: Array<Promise<SelectedPortion>> = [];
	let left = limit;
	try {
		for (const [index, tenant] of tenants.entries()) {
			while (begun.length < Math.min(tenants.length, index + atOnce)) {
				const reading = read(tenants[begun.length]!);
				reading.catch(() => undefined);
				begun.push(reading);
			}

			let portion: SelectedPortion;
			try {
				portion = await begun[index]!;
			} catch (error) {
				if (!(error instanceof PhywareError) || !isOfTenant(error)) {
					throw error;
				}

				onFailure(tenant, error);
				continue;
			}

			// What was read is not kept.
			begun[index] = nothing;
			const keys = portion.keys.slice(0, left);
			left -= keys.length;
			const hasMore = portion.hasMore || keys.length < portion.keys.length;
			yield {keys, hasMore, unclear: portion.unclear};
			if (hasMore) {
				return;
			}
		}
	} finally {
		stop.abort();
	}
}

function capped(limit: number): number | undefined {
	return limit === Infinity ? undefined : limit;
}

/** Whether other tenants may be read all the same. */
function isOfTenant({code}: PhywareError): boolean {
	return ['NOT_FOUND', 'FORBIDDEN', 'SERVER', 'VALIDATION', 'RATE_LIMITED'].includes(code);
}

/** The matching keys of one tenant, or of all where none is named: then its tenants are listed first. */
export async function* selectFromTenants(
	client: KeyLister & TenantLister,
	tenantId: string | undefined,
	options: AcrossOptions,
): AsyncGenerator<SelectedPortion, void> {
	const {onFailure: _, onTenants, ...selection} = options;
	if (tenantId !== undefined) {
		yield* selectKeys(client, {...selection, tenantId});
		return;
	}

	const tenants = await listTenants(client, {signal: options.signal});
	onTenants?.(tenants);
	yield* selectAcrossTenants(client, tenants, options);
}
