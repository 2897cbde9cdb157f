import {textOf} from '../../input/text-field.js';
import {type ScreenModule} from '../../model/screen-module.js';
import {revokeExitNotice} from './exit-notice.js';
import {confirmMode, resultMode, revokingMode} from './keys.js';
import {recordShownKeys} from './listing.js';
import {createRevokeScreen, isRevoking, type RevokeIntent, type RevokeScreen} from './model.js';
import {updateRevoke} from './update.js';
import {RevokeView} from './view.js';

/** The confirmation before keys are revoked, and what became of each. */
export const revokeScreen: ScreenModule<RevokeScreen, RevokeIntent, 'revoke' | 'revoking' | 'revoke-progress'> = {
	init: ({keys, tenant, ...across}, {now}) => createRevokeScreen(keys, tenant, now, across),
	update: updateRevoke,
	modes: {revoke: confirmMode, revoking: revokingMode, 'revoke-progress': resultMode},
	modeOf(screen) {
		if (screen.progress === undefined) {
			return 'revoke';
		}

		return isRevoking(screen) ? 'revoking' : 'revoke-progress';
	},
	isHelpTyped: ({progress, field, expected}) =>
		progress === undefined && textOf(field) === '' && !expected.startsWith('?'),
	resize: (screen, _, before) => recordShownKeys(screen, before),
	exitNotice: revokeExitNotice,
	View: RevokeView,
};
