import {textOf} from '../../input/text-field.js';
import {type ScreenModule} from '../../model/screen-module.js';
import {newKeyExitNotice} from './exit-notice.js';
import {creatingMode, formMode} from './keys.js';
import {createNewKeyScreen, focusedText, type NewKeyIntent, type NewKeyScreen} from './model.js';
import {updateNewKey} from './update.js';
import {NewKeyView} from './view.js';

/** The form for a new key. */
export const newKeyScreen: ScreenModule<NewKeyScreen, NewKeyIntent, 'new-key' | 'creating'> = {
	init: ({tenantId, tenant, prefill, replaces}) => createNewKeyScreen(tenantId, tenant, prefill, replaces),
	update: updateNewKey,
	modes: {'new-key': formMode, creating: creatingMode},
	modeOf: ({isSending}) => (isSending ? 'creating' : 'new-key'),
	isHelpTyped,
	exitNotice: newKeyExitNotice,
	View: NewKeyView,
};

/** A name may begin with `?`; scopes and expiries don't. */
function isHelpTyped(screen: NewKeyScreen): boolean {
	const text = focusedText(screen);
	return !screen.isSending && text !== 'keyName' && (text === undefined || textOf(screen[text]) === '');
}
