import {parseId} from '../../core/identifiers.js';
import {type Context} from '../context.js';
import {type CommandDefinition} from '../definition.js';
import {type Flags, requireFlags} from '../flags.js';
import {openSession} from '../open-session.js';
import {mayAsk} from '../settings.js';
import {sharedOptions, tenantOption} from '../shared-options.js';
import {create} from './create.js';
import {list, runList} from './list.js';
import {parseListOptions} from './list-options.js';
import {recover} from './recover.js';
import {revoke} from './revoke.js';

const usage = 'phyware cloud keys list --tenant-id <ID>';

/** Opens the session where a person can use it; elsewhere prints the tenant's keys, as `list` does. */
async function runSession(flags: Flags, context: Context): Promise<void> {
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

export const keys: CommandDefinition = {
	name: 'keys',
	summary: 'Create, list, and revoke PhyCloud API keys.',
	usage: '[OPTIONS] [COMMAND]',
	description: [
		'On a terminal, without a command, it opens the interactive session. Elsewhere it prints the keys of --tenant-id, as list does.',
		'With --demo there is nothing to set up: the installation runs inside the command.',
	],
	options: [{...tenantOption, summary: 'Tenant to open.'}, ...sharedOptions],
	commands: [create, list, revoke, recover],
	examples: [
		{summary: 'Look around without a PhyCloud at hand', command: 'phyware cloud keys --demo'},
		{summary: "Open a tenant's keys", command: 'phyware cloud keys --tenant-id ten_abc123'},
		{
			summary: 'Create a key for a tenant',
			command: 'phyware cloud keys create --tenant-id ten_abc123 --name "ingest-key"',
		},
		{summary: 'List keys for a tenant', command: 'phyware cloud keys list --tenant-id ten_abc123'},
		{summary: 'Revoke a key', command: 'phyware cloud keys revoke key_abc123'},
	],
	run: runSession,
};
