import {textField} from '../../input/text-field.js';
import {type SessionContext} from '../../model/context.js';
import {type Destinations} from '../../model/navigation.js';
import {arrangeRows} from './arrange.js';
import {createKeysScreen, type KeysScreen} from './model.js';

/** The list of a tenant, with the pointer on a key once it has come, if one is asked for. */
export function openKeys(
	{tenantId, tenant, selected, filter}: Destinations['keys'],
	{now, listPreferences}: SessionContext,
): KeysScreen {
	const list = createKeysScreen(tenantId, now, listPreferences, tenant);
	if (filter !== undefined) {
		return {...list, status: 'all', filter: textField(filter)};
	}

	return selected === undefined ? list : {...list, status: 'all', selected, isCursorPlaced: true};
}

/** The list that one comes back to: a key that is asked for is shown, whatever was filtered. */
export function revisitKeys(
	screen: KeysScreen,
	destination: Destinations['keys'],
	context: SessionContext,
): KeysScreen {
	if (destination.tenantId !== screen.tenantId) {
		return openKeys(destination, context);
	}

	const {selected} = destination;
	return selected === undefined
		? screen
		: arrangeRows(
				{...screen, selected, status: 'all', filter: textField(), isFiltering: false, isCursorPlaced: true},
				context,
			);
}
