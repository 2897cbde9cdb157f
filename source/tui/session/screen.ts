import {type HelpScreen} from '../screens/help/model.js';
import {type KeysScreen} from '../screens/keys/model.js';
import {type NewKeyScreen} from '../screens/new-key/model.js';
import {type RevokeScreen} from '../screens/revoke/model.js';
import {type SecretScreen} from '../screens/secret/model.js';
import {type SignInScreen} from '../screens/sign-in/model.js';
import {type TenantsScreen} from '../screens/tenants/model.js';

/** The state of any screen. */
export type Screen =
	HelpScreen | KeysScreen | NewKeyScreen | RevokeScreen | SecretScreen | SignInScreen | TenantsScreen;
