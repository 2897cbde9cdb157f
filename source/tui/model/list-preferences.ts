import {type KeyOrder, sortFields} from '../../core/key-order.js';
import {type KeyState, keyStates} from '../../core/key-status.js';
import {type InstallationMemory} from '../../storage/preferences.js';

/** How a list of keys is sorted and filtered. */
export type KeysView = {readonly order: KeyOrder; readonly status: KeyState | 'all'};

/** What one sees first: the key used last on top. */
export const firstView: KeysView = {order: {field: 'used', descending: true}, status: 'all'};

/** What was remembered, as far as it still means something. */
export function rememberedView({sort, descending = false, status}: InstallationMemory): KeysView {
	const field = sortFields.find((candidate) => candidate === sort);
	return {
		order: field === undefined ? firstView.order : {field, descending},
		status: keyStates.find((candidate) => candidate === status) ?? 'all',
	};
}
