import {
	activeInstallation,
	hostOf,
	installationAt,
	type KnownInstallation,
	type KnownInstallations,
} from '../core/installations.js';
import {invalid} from '../core/invalid.js';
import {defaultAddress, parseAddress} from './address.js';

/** Where an address came from. */
export type AddressOrigin = '--host' | '--url' | 'PHYCLOUD_URL' | 'active' | 'default';

/** How to get the API key for an address; where several are given, the one that is said most directly counts. */
export type CredentialSource =
	| {readonly kind: 'text'; readonly text: string; readonly origin: '--api-key' | 'PHYCLOUD_API_KEY'}
	/** The first line of standard input. */
	| {readonly kind: 'stdin'}
	| {
			readonly kind: 'command';
			readonly command: string;
			/** `auth login` where the settings have the command. */
			readonly origin: '--credential-command' | 'PHYCLOUD_API_KEY_COMMAND' | 'auth login';
	  }
	| {readonly kind: 'store'; readonly host: string}
	| {readonly kind: 'none'};

/** An installation to speak to: its address, with the credential that goes with it. */
export type Target = {
	readonly address: URL;
	readonly addressOrigin: AddressOrigin;
	readonly credentialSource: CredentialSource;
	/** What the settings say of the address. */
	readonly installation: KnownInstallation | undefined;
};

/** What a command line and the environment say of address and credential. */
export type TargetInput = {
	readonly host?: string | undefined;
	readonly url?: string | undefined;
	readonly apiKey?: string | undefined;
	readonly credentialCommand?: string | undefined;
	readonly allowHttp: boolean;
	readonly environment: Readonly<Record<string, string | undefined>>;
};

/**
Finds the address and the credential that goes with it.

A credential that is given as such goes with the address that is given, or else the default one; the active installation's address is used only where neither is given. What was stored for an installation goes to its own address alone.

Throws a validation error for an address that is none.
*/
export function resolveTarget(input: TargetInput, installations: KnownInstallations): Target {
	const source = givenCredential(input);
	const {text, origin} = givenAddress(input, installations, source !== undefined);
	const address = parseAddress(text, input.allowHttp);
	const installation = installationAt(installations, address);
	return {
		address,
		addressOrigin: origin,
		credentialSource: source ?? storedCredential(installation),
		installation,
	};
}

function givenCredential({apiKey, credentialCommand, environment}: TargetInput): CredentialSource | undefined {
	if (apiKey !== undefined && credentialCommand !== undefined) {
		throw invalid('--api-key and --credential-command cannot be used together', {
			reason: 'Both give the API key.',
			remedy: 'Remove one of them.',
		});
	}

	if (apiKey !== undefined) {
		return apiKey === '-' ? {kind: 'stdin'} : {kind: 'text', text: apiKey, origin: '--api-key'};
	}

	if (credentialCommand !== undefined) {
		return {kind: 'command', command: credentialCommand, origin: '--credential-command'};
	}

	const key = environment['PHYCLOUD_API_KEY'];
	if (key) {
		return {kind: 'text', text: key, origin: 'PHYCLOUD_API_KEY'};
	}

	const command = environment['PHYCLOUD_API_KEY_COMMAND']?.trim();
	return command ? {kind: 'command', command, origin: 'PHYCLOUD_API_KEY_COMMAND'} : undefined;
}

function givenAddress(
	{host, url, environment}: TargetInput,
	installations: KnownInstallations,
	hasCredential: boolean,
): {readonly text: string; readonly origin: AddressOrigin} {
	if (host !== undefined) {
		return {text: host, origin: '--host'};
	}

	if (url !== undefined) {
		return {text: url, origin: '--url'};
	}

	const named = environment['PHYCLOUD_URL']?.trim();
	if (named) {
		return {text: named, origin: 'PHYCLOUD_URL'};
	}

	const active = hasCredential ? undefined : activeInstallation(installations);
	return active === undefined ? {text: defaultAddress, origin: 'default'} : {text: active.host, origin: 'active'};
}

function storedCredential(installation: KnownInstallation | undefined): CredentialSource {
	switch (installation?.access.kind) {
		case undefined: {
			return {kind: 'none'};
		}

		case 'store': {
			return {kind: 'store', host: installation.host};
		}

		case 'command': {
			return {kind: 'command', command: (installation.access as {command: string}).command, origin: 'auth login'};
		}
	}
}

/** Where an address came from, as a sentence. */
export function addressSentence({address, addressOrigin}: Pick<Target, 'address' | 'addressOrigin'>): string {
	const host = hostOf(address);
	switch (addressOrigin) {
		case 'active': {
			return `The URL ${host} is that of the active installation.`;
		}

		case 'default': {
			return `The URL ${host} is the default.`;
		}

		default: {
			return `The URL ${host} is from ${addressOrigin}.`;
		}
	}
}

/** Where an address came from, as a part of a sentence. */
export function originWords({addressOrigin}: Pick<Target, 'addressOrigin'>): string {
	switch (addressOrigin) {
		case 'active': {
			return 'the active installation';
		}

		case 'default': {
			return 'the default';
		}

		default: {
			return `from ${addressOrigin}`;
		}
	}
}

/** Where a credential comes from, as a part of a sentence; `undefined` if there is none. */
export function credentialOrigin(source: CredentialSource): string | undefined {
	switch (source.kind) {
		case 'text': {
			return source.origin;
		}

		case 'stdin': {
			return 'standard input';
		}

		case 'command': {
			return source.origin === 'auth login' ? 'the credential command of auth login' : source.origin;
		}

		case 'store': {
			return 'the credential store';
		}

		case 'none': {
			return undefined;
		}
	}
}
