import {attentionScreen} from './attention/index.js';
import {eventsScreen} from './events/index.js';
import {helpScreen} from './help/index.js';
import {installationsScreen} from './installations/index.js';
import {keysScreen} from './keys/index.js';
import {newKeyScreen} from './new-key/index.js';
import {revokeScreen} from './revoke/index.js';
import {secretScreen} from './secret/index.js';
import {signInScreen} from './sign-in/index.js';
import {tenantsScreen} from './tenants/index.js';

/** Every screen of the session by its name, in the order in which help lists them. */
export const registry = {
	keys: keysScreen,
	'new-key': newKeyScreen,
	secret: secretScreen,
	revoke: revokeScreen,
	attention: attentionScreen,
	events: eventsScreen,
	tenants: tenantsScreen,
	installations: installationsScreen,
	'sign-in': signInScreen,
	help: helpScreen,
};

type Registry = typeof registry;

export type ScreenName = keyof Registry;

/** The state of any screen. */
export type Screen = ReturnType<Registry[ScreenName]['init']>;

/** The name of a mode of any screen. */
export type ModeName = {[Name in ScreenName]: keyof Registry[Name]['modes']}[ScreenName];
