import {type ScreenModule} from '../../model/screen-module.js';
import {helpMode} from './keys.js';
import {createHelpScreen, type HelpIntent, type HelpScreen} from './model.js';
import {scrollHelp, updateHelp} from './update.js';
import {HelpView} from './view.js';

/** Every key and what it does. */
export const helpScreen: ScreenModule<HelpScreen, HelpIntent, 'help'> = {
	init: ({lines}) => createHelpScreen(lines),
	update: updateHelp,
	modes: {help: helpMode},
	modeOf: () => 'help',
	resize: (screen, context) => scrollHelp(screen, context, 0),
	View: HelpView,
};
