import {type HelpScreen} from '../screens/help/state.js';
import {type KeysScreen} from '../screens/keys/state.js';
import {type NewKeyScreen} from '../screens/new-key/state.js';
import {type RevokeScreen} from '../screens/revoke/state.js';
import {type SecretScreen} from '../screens/secret/state.js';
import {type SignInScreen} from '../screens/sign-in/state.js';
import {type TenantsScreen} from '../screens/tenants/state.js';

/** The state of any screen. */
export type Screen =
	HelpScreen | KeysScreen | NewKeyScreen | RevokeScreen | SecretScreen | SignInScreen | TenantsScreen;
