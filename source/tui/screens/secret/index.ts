import {type ScreenModule} from '../../model/screen-module.js';
import {secretExitNotice} from './exit-notice.js';
import {fileMode, leavingMode, secretMode} from './keys.js';
import {createSecretScreen, type SecretIntent, type SecretScreen} from './model.js';
import {confirmLeaving, updateSecret} from './update.js';
import {SecretView} from './view.js';

/** The one time that a secret can be seen. */
export const secretScreen: ScreenModule<SecretScreen, SecretIntent, 'secret' | 'secret-leaving' | 'secret-file'> = {
	init: ({minted, tenant}) => createSecretScreen(minted, tenant),
	update: updateSecret,
	modes: {secret: secretMode, 'secret-leaving': leavingMode, 'secret-file': fileMode},
	modeOf({file, leaving}) {
		if (file !== undefined) {
			return 'secret-file';
		}

		return leaving === undefined ? 'secret' : 'secret-leaving';
	},
	cover: (screen) => (screen.isRevealed ? {...screen, isRevealed: false} : screen),
	confirmExit: (screen, exitCode) => (screen.isSaved ? undefined : confirmLeaving(screen, {exitCode})),
	exitNotice: secretExitNotice,
	smallText: ({leaving}) => (leaving === undefined ? undefined : 'ctrl+c: lose secret'),
	View: SecretView,
};
