import audit from '../../../docs/schemas/audit.json' with {type: 'json'};
import finding from '../../../docs/schemas/finding.json' with {type: 'json'};
import command from '../../../docs/schemas/command.json' with {type: 'json'};
import create from '../../../docs/schemas/create.json' with {type: 'json'};
import error from '../../../docs/schemas/error.json' with {type: 'json'};
import catalog from '../../../docs/schemas/catalog.json' with {type: 'json'};
import key from '../../../docs/schemas/key.json' with {type: 'json'};
import list from '../../../docs/schemas/list.json' with {type: 'json'};
import listLine from '../../../docs/schemas/list-line.json' with {type: 'json'};
import mintedKey from '../../../docs/schemas/minted-key.json' with {type: 'json'};
import notice from '../../../docs/schemas/notice.json' with {type: 'json'};
import recover from '../../../docs/schemas/recover.json' with {type: 'json'};
import recoverLine from '../../../docs/schemas/recover-line.json' with {type: 'json'};
import revoke from '../../../docs/schemas/revoke.json' with {type: 'json'};
import rotate from '../../../docs/schemas/rotate.json' with {type: 'json'};
import rotateLine from '../../../docs/schemas/rotate-line.json' with {type: 'json'};
import tenant from '../../../docs/schemas/tenant.json' with {type: 'json'};
import tenants from '../../../docs/schemas/tenants.json' with {type: 'json'};
import identify from '../../../docs/schemas/identify.json' with {type: 'json'};
import identifiedSecret from '../../../docs/schemas/identified-secret.json' with {type: 'json'};
import authStatus from '../../../docs/schemas/auth-status.json' with {type: 'json'};
import authInstallation from '../../../docs/schemas/auth-installation.json' with {type: 'json'};
import installation from '../../../docs/schemas/installation.json' with {type: 'json'};
import authToken from '../../../docs/schemas/auth-token.json' with {type: 'json'};
import {type OutputName} from '../../contract/output/outputs.js';

/** The JSON Schemas of all that the program prints, as they ship: what makes them is not part of the program. */
export const schemas: Readonly<Record<OutputName, Record<string, unknown>>> = {
	catalog,
	audit,
	finding,
	command,
	create,
	error,
	key,
	list,
	'list-line': listLine,
	'minted-key': mintedKey,
	notice,
	recover,
	'recover-line': recoverLine,
	revoke,
	tenant,
	rotate,
	'rotate-line': rotateLine,
	tenants,
	identify,
	'identified-secret': identifiedSecret,
	'auth-token': authToken,
	installation,
	'auth-installation': authInstallation,
	'auth-status': authStatus,
};
