import {parseId} from '../../../core/identifiers.js';
import {type Context} from '../../command/context.js';
import {type Flags, requireFlags} from '../../command/flags.js';
import {openSession} from '../../interactive/open-session.js';
import {mayAsk} from '../../options/settings.js';
import {runList} from '../list/list.js';
import {parseListOptions} from '../list/list-options.js';

const usage = 'phyware cloud keys list --tenant-id <ID>';

/** Opens the session where a person can use it; elsewhere prints the tenant's keys, as `list` does. */
export async function run(flags: Flags, context: Context): Promise<void> {
	const tenantId = flags.one('tenant-id');
	if (mayAsk(flags, context)) {
		await openSession({tenantId: tenantId === undefined ? undefined : parseId('tenant', tenantId)}, flags, context);
		return;
	}

	if (!flags.has('demo')) {
		requireFlags({'tenant-id': tenantId}, usage);
	}

	await runList(
		parseListOptions(flags, context, tenantId === undefined ? undefined : parseId('tenant', tenantId)),
		context,
	);
}
