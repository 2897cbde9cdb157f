import {hostOf} from '../../../core/installations.js';
import {shellWords} from '../../../core/shell-words.js';
import {textOf} from '../../input/text-field.js';
import {allTenants} from '../../model/all-tenants.js';
import {type SessionContext} from '../../model/context.js';
import {parseFilter} from './filter-terms.js';
import {type KeysScreen} from './model.js';

/** A command, and whether it says all that the screen does. */
export type ListCommand = {readonly text: string; readonly isWhole: boolean};

/** The command that lists what is on the screen, with its installation; the API key is never part of it. */
export function listCommand(
	{tenantId, status, order, filter}: Pick<KeysScreen, 'tenantId' | 'status' | 'order' | 'filter'>,
	{isDemo, address, now}: Pick<SessionContext, 'isDemo' | 'address' | 'now'>,
): ListCommand {
	const {words, flags} = parseFilter(textOf(filter), now);
	// Several patterns are alternatives, several words are not.
	const isOneWord = !/\s/.test(words);
	const hasStatus = status !== 'all' && status !== 'unknown' && flags?.includes('--status') !== true;
	const text = shellWords([
		'phyware',
		'cloud',
		'keys',
		'list',
		...(isDemo ? ['--demo'] : address === undefined ? [] : ['--url', hostOf(address)]),
		...(tenantId === allTenants ? ['--all-tenants'] : ['--tenant-id', tenantId]),
		...(hasStatus ? ['--status', status] : []),
		...(words !== '' && isOneWord ? ['--match', `*${words}*`] : []),
		...(flags ?? []),
		'--sort',
		`${order.descending ? '-' : ''}${order.field}`,
	]);
	return {text, isWhole: isOneWord && flags !== undefined && status !== 'unknown'};
}
