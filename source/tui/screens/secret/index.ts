import {type ScreenModule} from '../../model/screen-module.js';
import {secretExitNotice} from './exit-notice.js';
import {commandMode, fileMode, leavingMode, runningMode, secretMode} from './keys.js';
import {createSecretScreen, type SecretIntent, type SecretScreen} from './model.js';
import {confirmLeaving, updateSecret} from './update.js';
import {SecretView} from './view.js';

type SecretModes = 'secret' | 'secret-leaving' | 'secret-file' | 'secret-command' | 'secret-running';

/** The one time that a secret can be seen. */
export const secretScreen: ScreenModule<SecretScreen, SecretIntent, SecretModes> = {
	init: ({minted, tenant}) => createSecretScreen(minted, tenant),
	update: updateSecret,
	modes: {
		secret: secretMode,
		'secret-leaving': leavingMode,
		'secret-file': fileMode,
		'secret-command': commandMode,
		'secret-running': runningMode,
	},
	modeOf({file, command, isRunning, leaving}) {
		if (command !== undefined) {
			return isRunning ? 'secret-running' : 'secret-command';
		}

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
