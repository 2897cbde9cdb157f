import {keysScreen} from '../screens/keys/state.js';
import {newKeyScreen} from '../screens/new-key/state.js';
import {revokeScreen} from '../screens/revoke/state.js';
import {secretScreen} from '../screens/secret/state.js';
import {tenantsScreen} from '../screens/tenants/state.js';
import {type Screen} from './screen.js';
import {type Destination, type Shared} from './step.js';

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
