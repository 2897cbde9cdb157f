import {
	activeInstallation,
	hostOf,
	installationAt,
	type KnownInstallation,
	type KnownInstallations,
	namedInstallation,
} from '../../core/installations.js';
import {invalid, quote} from '../../core/invalid.js';
import {parseAddress} from '../../config/address.js';
import {notTogether} from '../command/usage-errors.js';
import {type AuthInput} from './options.js';

/** The address that `--host` or `--url` names, by a label where one fits; `undefined` if none was given. */
export function givenHost(input: Pick<AuthInput, 'one'>, {all}: KnownInstallations): string | undefined {
	const host = input.one('host');
	if (host !== undefined && input.one('url') !== undefined) {
		throw notTogether('host', 'url', 'They mean the same here.');
	}

	return all.find(({label}) => label !== undefined && label === host)?.host ?? host;
}

/** The installation that a command is about: the one named, or else the active one. Throws a validation error, with those that are known, where it was never signed in to. */
export function signedIn(input: AuthInput, installations: KnownInstallations): KnownInstallation {
	if (input.has('demo')) {
		throw invalid('The demo needs no sign-in.', {remedy: 'Remove --demo.'});
	}

	const named = givenHost(input, installations) ?? input.one('url');
	const active = activeInstallation(installations);
	if (named === undefined) {
		if (active === undefined) {
			throw invalid('No installation is active.', {reason: known(installations), remedy: choose(installations)});
		}

		return active;
	}

	// What stands before an @ can be a password.
	if (!URL.canParse(named) && !named.includes('@')) {
		throw invalid(`Not signed in to ${quote(named)}.`, {reason: known(installations), remedy: choose(installations)});
	}

	const address = parseAddress(named, true);
	const found = installationAt(installations, address);
	if (found === undefined) {
		throw invalid(`Not signed in to ${hostOf(address)}.`, {
			reason: known(installations),
			remedy: `To sign in, run: phyware auth login --host ${hostOf(address)}`,
		});
	}

	return found;
}

function known({all}: KnownInstallations): string {
	return all.length === 0
		? 'No installation is signed in to.'
		: `Signed in to: ${all.map((each) => namedInstallation(each)).join(', ')}.`;
}

function choose({all}: KnownInstallations): string {
	return all.length === 0
		? 'To sign in, run: phyware auth login --host <HOST>'
		: 'Use the URL or the label of one of these with --host.';
}
