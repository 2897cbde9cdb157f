import {type Key, type Tenant} from '../../contract/wire/entities.js';
import {stripEscapes} from '../../core/escape-sequences.js';
import {sortKeys} from '../../core/key-order.js';
import {type SessionContext} from './context.js';
import {type Navigation} from './navigation.js';
import {type Notice, passingNotice} from './notice.js';

/** Whose keys they are: of the tenant that is open, or of any, whose names are known by their ids. */
type Owner = {readonly tenant: Tenant | undefined} | {readonly tenantNames: ReadonlyMap<string, string>};

/** The confirmation for keys; or why there is none: nothing is left to revoke, or it would lock the person out. */
export function startRevoking(
	keys: readonly Key[],
	owner: Owner,
	{now, identity}: Pick<SessionContext, 'now' | 'identity'>,
): {readonly navigation: Navigation} | {readonly notice: Notice} {
	if (keys.length === 0) {
		return {notice: passingNotice('quiet', 'This key is already revoked.', now)};
	}

	const own = keys.find(({id}) => id === identity?.key_id);
	if (own !== undefined) {
		const text = `${stripEscapes(own.name)} is the key that you are signed in with. Revoking it would lock you out.`;
		return {notice: passingNotice('warning', text, now)};
	}

	// What is in use now comes first: it is what a mistake would cost.
	const byUse = sortKeys(keys, {field: 'used', descending: true}, now);
	const whose = 'tenant' in owner ? {tenant: owner.tenant} : {tenant: undefined, ...whoseKeys(keys, owner)};
	return {navigation: {kind: 'push', screen: {to: 'revoke', keys: byUse, ...whose}}};
}

/** Of which tenants keys are: in words, and the names of several. */
function whoseKeys(
	keys: readonly Key[],
	{tenantNames}: {readonly tenantNames: ReadonlyMap<string, string>},
): {readonly whose: string; readonly tenantNames?: ReadonlyMap<string, string>} {
	const ids = new Set(keys.map(({tenant_id: id}) => id));
	const [first] = ids;
	return ids.size > 1
		? {whose: `of ${ids.size} tenants`, tenantNames}
		: {whose: first === undefined ? '' : `of ${tenantNames.get(first) ?? first}`};
}
