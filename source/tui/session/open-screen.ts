import {keysScreen} from '../screens/keys/model.js';
import {newKeyScreen} from '../screens/new-key/model.js';
import {revokeScreen} from '../screens/revoke/model.js';
import {secretScreen} from '../screens/secret/model.js';
import {tenantsScreen} from '../screens/tenants/model.js';
import {type Destination, type Shared} from '../model/context.js';
import {type Screen} from './screen.js';

/** The first state of the screen that one goes to. */
export function openScreen(destination: Destination, shared: Shared): Screen {
	switch (destination.to) {
		case 'tenants': {
			return tenantsScreen(destination.selected);
		}

		case 'keys': {
			return keysScreen(destination.tenantId, shared.now, shared.keysView, destination.tenant);
		}

		case 'new-key': {
			return newKeyScreen(destination.tenantId, destination.tenant);
		}

		case 'secret': {
			return secretScreen(destination.minted, destination.tenant);
		}

		case 'revoke': {
			return revokeScreen(destination.keys, destination.tenant);
		}
	}
}
