import {readFileSync} from 'node:fs';
import path from 'node:path';
import {
	hostOf,
	type KeyAccess,
	type KnownInstallation,
	type KnownInstallations,
	noInstallations,
} from '../../core/installations.js';
import {invalid, quote} from '../../core/invalid.js';
import {isRecord} from '../../core/is-record.js';
import {configFolder} from '../folders.js';

/** The name of the file with the installations, without its ending. */
export const installationsName = 'installations';

/** Where a folder for settings has the installations. */
export function installationsFile(folder: string): string {
	return path.join(folder, `${installationsName}.json`);
}

/**
Reads the installations that were signed in to. Every command that connects does: one file, and no library.

Throws a validation error for a file that is damaged: what it protects, such as an installation that is read-only, must not be forgotten.
*/
export function readInstallations(folder: string | undefined = configFolder()): KnownInstallations {
	if (folder === undefined) {
		return noInstallations;
	}

	const file = installationsFile(folder);
	const text = readText(file);
	if (text === undefined) {
		return noInstallations;
	}

	const read = parseInstallations(text);
	if (read === undefined) {
		throw invalid(`The settings in ${quote(file)} are damaged.`, {
			reason: 'They say which installations are signed in to, and which are read-only.',
			remedy: 'Repair the file, or delete it and sign in again: phyware auth login',
		});
	}

	return read;
}

/** `undefined` where nothing was ever written, or nothing that this user may read. */
function readText(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}

/** `undefined` for what is not as `toStored` makes it. */
export function parseInstallations(text: string): KnownInstallations | undefined {
	let stored: unknown;
	try {
		stored = JSON.parse(text);
	} catch {
		return undefined;
	}

	if (!isRecord(stored) || !isRecord(stored['installations']) || !isOptionalText(stored['active'])) {
		return undefined;
	}

	const all = Object.entries(stored['installations']).map(([host, entry]) => parseEntry(host, entry));
	return all.every((each) => each !== undefined) ? {active: stored['active'], all} : undefined;
}

function parseEntry(host: string, entry: unknown): KnownInstallation | undefined {
	if (!isRecord(entry) || !isHost(host)) {
		return undefined;
	}

	const {label, read_only: readOnly, command, key_id: keyId, user} = entry;
	const access: KeyAccess | undefined =
		command === undefined
			? {kind: 'store'}
			: typeof command === 'string' && command !== ''
				? {kind: 'command', command}
				: undefined;
	return typeof readOnly === 'boolean' &&
		access !== undefined &&
		isOptionalText(label) &&
		isOptionalText(keyId) &&
		isOptionalText(user)
		? {host, label, readOnly, access, keyId, user}
		: undefined;
}

function isHost(host: string): boolean {
	const url = URL.canParse(host) ? new URL(host) : undefined;
	return url !== undefined && /^https?:$/.test(url.protocol) && hostOf(url) === host;
}

function isOptionalText(value: unknown): value is string | undefined {
	return value === undefined || typeof value === 'string';
}

/** An installation as the file has it. */
type StoredInstallation = {
	readonly label?: string;
	readonly read_only: boolean;
	/** The credential command; without it, the key lies in the credential store. */
	readonly command?: string;
	readonly key_id?: string;
	readonly user?: string;
};

/** The installations as the file has them. */
export type StoredInstallations = {
	readonly active?: string;
	readonly installations: Readonly<Record<string, StoredInstallation>>;
};

/** What is written for some installations. */
export function toStored({active, all}: KnownInstallations): StoredInstallations {
	return {
		...(active !== undefined && {active}),
		installations: Object.fromEntries(
			all.map(({host, label, readOnly, access, keyId, user}) => [
				host,
				{
					...(label !== undefined && {label}),
					read_only: readOnly,
					...(access.kind === 'command' && {command: access.command}),
					...(keyId !== undefined && {key_id: keyId}),
					...(user !== undefined && {user}),
				},
			]),
		),
	};
}
