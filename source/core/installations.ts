import {hiddenCharacter} from './hidden.js';
import {invalid, quote} from './invalid.js';
import {holdsSecret} from './secret.js';

/** How the API key of an installation is had: from the operating system's credential store, or as the output of a command. */
export type KeyAccess = {readonly kind: 'store'} | {readonly kind: 'command'; readonly command: string};

/** An installation that was signed in to: what the settings say of it, which is never a key. */
export type KnownInstallation = {
	/** In the form of `hostOf`. */
	readonly host: string;
	/** What people call it, such as `prod`. */
	readonly label: string | undefined;
	/** Whether nothing may be changed there. */
	readonly readOnly: boolean;
	readonly access: KeyAccess;
	/** The id and the name of the key, or the name of the person whose token it is, as far as the installation has said them. */
	readonly keyId: string | undefined;
	readonly user: string | undefined;
};

/** The installations that were signed in to, and the host of the one that is used where none is named. */
export type KnownInstallations = {
	readonly active: string | undefined;
	readonly all: readonly KnownInstallation[];
};

/** Those of someone who has never signed in. */
export const noInstallations: KnownInstallations = {active: undefined, all: []};

/** The address of an installation as the settings and the credential store have it: without a slash at its end. */
export function hostOf(address: URL): string {
	const {href} = address;
	return href.endsWith('/') ? href.slice(0, -1) : href;
}

/** What the settings say of an address. */
export function installationAt({all}: KnownInstallations, address: URL): KnownInstallation | undefined {
	const host = hostOf(address);
	return all.find((each) => each.host === host);
}

/** The one that is used where none is named; `undefined` if none is, or if it was removed. */
export function activeInstallation({active, all}: KnownInstallations): KnownInstallation | undefined {
	return all.find(({host}) => host === active);
}

/** An installation as it is named in sentences: its address, with its label if it has one. */
export function namedInstallation({host, label}: Pick<KnownInstallation, 'host' | 'label'>): string {
	return label === undefined ? host : `${host} (${label})`;
}

/** Whether an installation is one that a mistake would cost: its label, or else its host, begins like production. */
export function isProduction({label, host}: Pick<KnownInstallation, 'label' | 'host'>): boolean {
	return isProductionName(label ?? new URL(host).hostname);
}

/** Whether a label or a host begins like production. */
export function isProductionName(name: string): boolean {
	return /^prod(?![a-z])|^production/i.test(name);
}

/** The longest label, in Unicode code points. */
const maximumLabelLength = 32;

/** A label as a person gives it. Throws a validation error for what is none. */
export function parseLabel(text: string): string {
	const label = text.trim();
	if (holdsSecret(label)) {
		throw invalid('That is a secret, not a label: labels are shown.', {remedy: 'Use a word such as prod.'});
	}

	if ([...label].length > maximumLabelLength || hiddenCharacter.test(label) || label.includes('/')) {
		throw invalid(`${quote(label)} cannot be a label.`, {
			reason: `A label has at most ${maximumLabelLength} visible characters, and no slash.`,
			remedy: 'Use a word such as prod.',
		});
	}

	return label;
}
