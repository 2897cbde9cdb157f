import {textOf} from '../../input/text-field.js';
import {type ScreenModule} from '../../model/screen-module.js';
import {scrollToCursor} from './arrange.js';
import {copyMode, detailsMode, filterMode, listMode} from './keys.js';
import {type KeysIntent, type KeysScreen} from './model.js';
import {openKeys, revisitKeys} from './open.js';
import {detailsCover, updateKeys} from './update.js';
import {KeysView} from './view.js';

/** The live list of a tenant's keys. */
export const keysScreen: ScreenModule<KeysScreen, KeysIntent, 'keys' | 'keys-filter' | 'keys-copy' | 'details'> = {
	init: openKeys,
	revisit: revisitKeys,
	update: updateKeys,
	modes: {keys: listMode, 'keys-filter': filterMode, 'keys-copy': copyMode, details: detailsMode},
	modeOf(screen, context) {
		if (screen.isCopying) {
			return 'keys-copy';
		}

		if (screen.isFiltering) {
			return 'keys-filter';
		}

		return detailsCover(screen, context) ? 'details' : 'keys';
	},
	isHelpTyped: ({isFiltering, filter}) => isFiltering && textOf(filter) === '',
	resize: scrollToCursor,
	View: KeysView,
};
