import {parseId} from '../../../core/identifiers.js';
import {type Context} from '../../command/context.js';
import {requireFlags} from '../../command/input.js';
import {openSession} from '../../interactive/open-session.js';
import {mayAsk} from '../../options/settings.js';
import {runList} from '../list/list.js';
import {wholeListOptions} from '../list/list-options.js';
import {type SessionInput} from './options.js';

const usage = 'phyware cloud keys list --tenant-id <ID>';

/** Opens the session where a person can use it; elsewhere prints the tenant's keys, as `list` does. */
export async function run(input: SessionInput, context: Context): Promise<number> {
	const given = input.one('tenant-id');
	const tenantId = given === undefined ? undefined : parseId('tenant', given);
	if (mayAsk(input, context)) {
		return openSession({tenantId}, input, context);
	}

	if (!input.has('demo')) {
		requireFlags({'tenant-id': tenantId}, usage);
	}

	await runList(wholeListOptions(input, context, tenantId), context);
	return 0;
}
