import {type CommandDefinition} from '../command/definition.js';
import {listTenantsCommand} from './list/definition.js';

export const tenantsCommand: CommandDefinition = {
	name: 'tenants',
	summary: 'List the tenants of a PhyCloud installation.',
	usage: '[COMMAND]',
	commands: [listTenantsCommand],
	examples: [
		{summary: 'List the tenants', command: 'phyware cloud tenants list'},
		{summary: 'Find a tenant by its name', command: 'phyware cloud tenants list --match "Acme*"'},
	],
};
