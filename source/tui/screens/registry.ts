import {help} from './help/index.js';
import {keys} from './keys/index.js';
import {newKey} from './new-key/index.js';
import {revoke} from './revoke/index.js';
import {secret} from './secret/index.js';
import {signIn} from './sign-in/index.js';
import {tenants} from './tenants/index.js';

/** Every screen of the session by its name, in the order in which help lists them. */
export const registry = {keys, 'new-key': newKey, secret, revoke, tenants, 'sign-in': signIn, help};

type Registry = typeof registry;

export type ScreenName = keyof Registry;

/** The state of any screen. */
export type Screen = ReturnType<Registry[ScreenName]['init']>;

/** The name of a mode of any screen. */
export type ModeName = {[Name in ScreenName]: keyof Registry[Name]['modes']}[ScreenName];
