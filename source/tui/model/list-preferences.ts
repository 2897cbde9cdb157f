import {type KeyOrder, sortFields} from '../../core/key-order.js';
import {type KeyState, keyStates} from '../../core/key-status.js';
import {type InstallationPreferences} from '../../storage/preferences.js';

/** How a list of keys is sorted and filtered. */
export type ListPreferences = {readonly order: KeyOrder; readonly status: KeyState | 'all'};

/** What one sees first: the key used last on top. */
export const defaultPreferences: ListPreferences = {order: {field: 'used', descending: true}, status: 'all'};

/** What was remembered, as far as it still means something. */
export function rememberedPreferences({sort, descending = false, status}: InstallationPreferences): ListPreferences {
	const field = sortFields.find((candidate) => candidate === sort);
	return {
		order: field === undefined ? defaultPreferences.order : {field, descending},
		status: keyStates.find((candidate) => candidate === status) ?? 'all',
	};
}
