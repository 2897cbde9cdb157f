import {createKeysScreen} from '../screens/keys/model.js';
import {createNewKeyScreen} from '../screens/new-key/model.js';
import {createRevokeScreen} from '../screens/revoke/model.js';
import {createSecretScreen} from '../screens/secret/model.js';
import {createTenantsScreen} from '../screens/tenants/model.js';
import {type Destination, type SessionContext} from '../model/context.js';
import {type Screen} from './screen.js';

/** The first state of the screen that one goes to. */
export function openScreen(destination: Destination, context: SessionContext): Screen {
	switch (destination.to) {
		case 'tenants': {
			return createTenantsScreen(destination.selected);
		}

		case 'keys': {
			return createKeysScreen(destination.tenantId, context.now, context.listPreferences, destination.tenant);
		}

		case 'new-key': {
			return createNewKeyScreen(destination.tenantId, destination.tenant);
		}

		case 'secret': {
			return createSecretScreen(destination.minted, destination.tenant);
		}

		case 'revoke': {
			return createRevokeScreen(destination.keys, destination.tenant);
		}
	}
}
