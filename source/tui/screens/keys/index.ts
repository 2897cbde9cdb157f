import {textOf} from '../../input/text-field.js';
import {type ScreenModule} from '../../model/screen-module.js';
import {scrollToCursor} from './arrange.js';
import {detailsMode, filterMode, listMode} from './keys.js';
import {createKeysScreen, type KeysIntent, type KeysScreen} from './model.js';
import {detailsCover, updateKeys} from './update.js';
import {KeysView} from './view.js';

/** The live list of a tenant's keys. */
export const keysScreen: ScreenModule<KeysScreen, KeysIntent, 'keys' | 'keys-filter' | 'details'> = {
	init: ({tenantId, tenant}, {now, listPreferences}) => createKeysScreen(tenantId, now, listPreferences, tenant),
	update: updateKeys,
	modes: {keys: listMode, 'keys-filter': filterMode, details: detailsMode},
	modeOf(screen, context) {
		if (screen.isFiltering) {
			return 'keys-filter';
		}

		return detailsCover(screen, context) ? 'details' : 'keys';
	},
	isHelpTyped: ({isFiltering, filter}) => isFiltering && textOf(filter) === '',
	resize: scrollToCursor,
	View: KeysView,
};
