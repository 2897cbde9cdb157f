import {textOf} from '../../input/text-field.js';
import {type ScreenModule} from '../../model/screen-module.js';
import {signInMode} from './keys.js';
import {createSignInScreen, type SignInIntent, type SignInScreen} from './model.js';
import {updateSignIn} from './update.js';
import {SignInView} from './view.js';

/** The URL of an installation and a key for it. */
export const signInScreen: ScreenModule<SignInScreen, SignInIntent, 'sign-in'> = {
	init: ({address, reason, error}) => createSignInScreen(address, reason, error),
	update: updateSignIn,
	modes: {'sign-in': signInMode},
	modeOf: () => 'sign-in',
	isHelpTyped: ({focus, address}) => focus === 'address' && textOf(address) === '',
	View: SignInView,
};
