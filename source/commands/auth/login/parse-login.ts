import {defaultAddress} from '../../../config/address.js';
import {type CredentialSource, resolveTarget, type Target} from '../../../config/target.js';
import {type KeyAccess, noInstallations, parseLabel} from '../../../core/installations.js';
import {invalid} from '../../../core/invalid.js';
import {printable} from '../../../terminal/printable.js';
import {type Context} from '../../command/context.js';
import {notTogether} from '../../command/usage-errors.js';
import {askLine} from '../../interactive/ask.js';
import {
	connectionSettings,
	type ConnectionSettings,
	mayQuestion,
	outputFormat,
	viewOf,
} from '../../options/settings.js';
import {type PrintOptions} from '../../installations/print.js';
import {type LoginInput} from './options.js';

export type LoginOptions = PrintOptions & {
	readonly connection: ConnectionSettings;
	/** The address; its credential is `none` where a person is to be asked for it. */
	readonly target: Target;
	/** How the key is to be had from now on. */
	readonly access: KeyAccess;
	readonly label: string | undefined;
	readonly readOnly: boolean;
};

/** Checks everything that can be checked without asking PhyCloud; asks for the URL where none was given and somebody can be asked. */
export async function parseLogin(input: LoginInput, context: Context): Promise<LoginOptions> {
	if (input.has('demo')) {
		throw invalid('The demo needs no sign-in.', {remedy: 'Run: phyware cloud keys --demo'});
	}

	if (input.one('host') !== undefined && input.one('url') !== undefined) {
		throw notTogether('host', 'url', 'They mean the same here.');
	}

	const credentialSource = givenKey(input);
	const label = input.one('label');
	const parsedLabel = label === undefined ? undefined : parseLabel(label);
	const mayAsk = mayQuestion(input, context);
	if (credentialSource.kind === 'none' && !mayAsk) {
		throw invalid('No API key to sign in with.', {
			reason: 'It can only be asked for on a terminal.',
			remedy:
				"Pipe it: phyware auth login --host <HOST> --with-token < key-file\nOr name a command that prints it: --credential-command 'op read op://ops/phycloud/key'",
		});
	}

	const options = {format: outputFormat(input), view: viewOf(input, context)};
	const host = await hostFor(input, mayAsk, context);
	// What this shell has for other commands is not what is to be kept.
	const surroundings = {environment: {}, installations: () => noInstallations};
	const connection = connectionSettings(input, surroundings, host);
	const found = resolveTarget({host, allowHttp: input.has('allow-http'), environment: {}}, noInstallations);
	return {
		...options,
		connection,
		target: {...found, credentialSource},
		access:
			credentialSource.kind === 'command' ? {kind: 'command', command: credentialSource.command} : {kind: 'store'},
		label: parsedLabel,
		readOnly: input.has('read-only'),
	};
}

/** The key as it was given. Throws a validation error where it was given in two ways. */
function givenKey(input: LoginInput): CredentialSource {
	const command = input.one('credential-command');
	const apiKey = input.one('api-key');
	const given = [
		command === undefined ? undefined : 'credential-command',
		apiKey === undefined ? undefined : 'api-key',
		input.has('with-token') ? 'with-token' : undefined,
	].filter((name) => name !== undefined);
	if (given.length > 1) {
		throw notTogether(given[0]!, given[1]!, 'Both give the API key.');
	}

	if (command !== undefined) {
		return {kind: 'command', command, origin: '--credential-command'};
	}

	if (input.has('with-token') || apiKey === '-') {
		return {kind: 'stdin'};
	}

	return apiKey === undefined ? {kind: 'none'} : {kind: 'text', text: apiKey, origin: '--api-key'};
}

async function hostFor(input: LoginInput, mayAsk: boolean, context: Context): Promise<string> {
	const given = input.one('host') ?? input.one('url');
	if (given !== undefined) {
		return given;
	}

	const usual = context.environment['PHYCLOUD_URL']?.trim() || defaultAddress;
	return mayAsk ? askLine(printable`URL of PhyCloud`, usual, context) : usual;
}
