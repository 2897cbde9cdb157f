import {type Key} from '../../../contract/wire/entities.js';
import {isRevoked} from '../../../core/key-status.js';
import {lookUpKeys} from '../../../keys/revoke-keys.js';
import {selectFromTenants} from '../../../keys/select-across-tenants.js';
import {collectPortions} from '../../../keys/select-keys.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {clean, printable} from '../../../terminal/printable.js';
import {type Context} from '../../command/context.js';
import {warn} from '../../command/notes.js';
import {warnOfUnclear} from '../../options/unclear-keys.js';
import {changeSince, requireInstallation, type RevocationPlan} from './plan.js';
import {type RevokeTarget, type SelectedTarget} from './target.js';

/** The keys that are meant; `keys` are their data, where they were looked at. */
export type FoundTarget = {readonly ids: readonly string[]; readonly keys: readonly Key[] | undefined};

/** Finds what is to be revoked: selected keys are listed, those of a plan looked at again. What is left out is said. */
export async function findTarget(
	client: PhyCloud,
	target: RevokeTarget,
	now: Date,
	context: Context,
): Promise<FoundTarget> {
	switch (target.kind) {
		case 'ids': {
			return {ids: target.ids, keys: undefined};
		}

		case 'selection': {
			return withIds(await selected(client, target, now, context));
		}

		case 'plan': {
			return withIds(await unchanged(client, target.plan, context));
		}
	}
}

function withIds(keys: readonly Key[]): FoundTarget {
	return {ids: keys.map(({id}) => id), keys};
}

async function selected(
	client: PhyCloud,
	{tenantId, filters}: SelectedTarget,
	now: Date,
	context: Context,
): Promise<Key[]> {
	const portions = selectFromTenants(client, tenantId, {
		filters,
		now,
		signal: context.signal,
		onFailure(_, error) {
			// A part of what was meant is not what was meant.
			throw error;
		},
	});
	const {keys, unclear} = await collectPortions(portions, {
		address: client.address,
		order: undefined,
		limit: undefined,
		now,
	});
	await warnOfUnclear(unclear, context);
	return keys.filter((key) => !isRevoked(key));
}

async function unchanged(client: PhyCloud, plan: RevocationPlan, context: Context): Promise<Key[]> {
	requireInstallation(plan, client.address);
	const ids = plan.keys.map(({id}) => id);
	const looked = await lookUpKeys(client, ids, {signal: context.signal});
	const keys: Key[] = [];
	for (const [index, each] of looked.entries()) {
		const change = 'error' in each ? each.error.message.replace(/\.$/, '') : changeSince(plan.keys[index]!, each.key);
		if (change === undefined && 'key' in each) {
			keys.push(each.key!);
		} else {
			await warn(context, printable`${clean(each.id)} is skipped: ${clean(change ?? '')}.`);
		}
	}

	return keys;
}
