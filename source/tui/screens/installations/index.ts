import {type ScreenModule} from '../../model/screen-module.js';
import {installationsMode} from './keys.js';
import {createInstallationsScreen, type InstallationsIntent, type InstallationsScreen} from './model.js';
import {updateInstallationsScreen} from './update.js';
import {InstallationsView} from './view.js';

/** The installations that were signed in to, and the way to another. */
export const installationsScreen: ScreenModule<InstallationsScreen, InstallationsIntent, 'installations'> = {
	init: (_, context) => createInstallationsScreen(context),
	update: updateInstallationsScreen,
	modes: {installations: installationsMode},
	modeOf: () => 'installations',
	View: InstallationsView,
};
