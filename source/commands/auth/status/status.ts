import {hostOf} from '../../../core/installations.js';
import {credentialOrigin, originWords} from '../../../config/target.js';
import {verifyCredential} from '../../../keys/verify-credential.js';
import {type AuthStatus} from '../../../output/auth-status.js';
import {type Context} from '../../command/context.js';
import {withConnection} from '../../connection/connect.js';
import {connectionSettings, type ConnectionSettings, outputFormat, viewOf} from '../../options/settings.js';
import {givenHost} from '../../installations/host.js';
import {listInstallations} from '../../installations/listed.js';
import {type AuthInput} from '../../installations/options.js';
import {printStatus, type PrintOptions} from '../../installations/print.js';

export type AuthStatusOptions = PrintOptions & {readonly connection: ConnectionSettings};

/** Checks everything that can be checked without asking PhyCloud. */
export function parseAuthStatus(input: AuthInput, context: Context): AuthStatusOptions {
	return {
		connection: connectionSettings(input, context, givenHost(input, context.installations())),
		format: outputFormat(input),
		view: viewOf(input, context),
	};
}

/** Prints whose credential it is, and where it and the address came from. */
export async function runAuthStatus({connection, ...options}: AuthStatusOptions, context: Context): Promise<void> {
	const {target} = connection;
	await withConnection(connection, context, async ({client}) => {
		const {identity} = await verifyCredential(client, context);
		const status: AuthStatus = {
			identity,
			host: hostOf(client.address),
			label: target?.installation?.label,
			isReadOnly: connection.readOnly !== undefined,
			hostFrom: target === undefined ? 'the demo' : originWords(target),
			credentialFrom: target === undefined ? 'the demo' : credentialOrigin(target.credentialSource)!,
			installations: target === undefined ? [] : listInstallations(context.installations()),
		};
		await printStatus(status, options, context);
	});
}

/** What the command does. */
export async function run(input: AuthInput, context: Context): Promise<number> {
	await runAuthStatus(parseAuthStatus(input, context), context);
	return 0;
}
