import {chmodSync, mkdirSync, statSync} from 'node:fs';
import {homedir, userInfo} from 'node:os';
import path from 'node:path';

/** What a process knows about where its user keeps things. */
export type FolderFacts = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly platform: string;
	/** The user's own folder, an absolute path; `undefined` for a user who has none, as in many containers. */
	readonly home: string | undefined;
};

/** The facts of this process. */
export function folderFacts(): FolderFacts {
	const {env, platform} = process;
	return {env, platform, home: findHome()};
}

/** Where a platform keeps files of a kind: in the folder that a variable names, or in the home folder. */
type Place = {readonly variable?: string; readonly inVariable?: string; readonly inHome: string};

type Places = {readonly config: Place; readonly state: Place};

const xdg: Places = {
	config: {variable: 'XDG_CONFIG_HOME', inVariable: 'phyware', inHome: '.config/phyware'},
	state: {variable: 'XDG_STATE_HOME', inVariable: 'phyware', inHome: '.local/state/phyware'},
};

const places: Readonly<Record<string, Places>> = {
	darwin: {
		config: {inHome: 'Library/Preferences/phyware'},
		state: {inHome: 'Library/Application Support/phyware'},
	},
	win32: {
		config: {variable: 'APPDATA', inVariable: 'phyware/Config', inHome: 'AppData/Roaming/phyware/Config'},
		state: {variable: 'LOCALAPPDATA', inVariable: 'phyware/Data', inHome: 'AppData/Local/phyware/Data'},
	},
};

/** The folder for settings; `undefined` where there is none. */
export function configFolder(facts: FolderFacts = folderFacts()): string | undefined {
	return locate('config', facts);
}

/** The folder for what must survive a restart but is no setting, such as the journal; `undefined` where there is none. */
export function stateFolder(facts: FolderFacts = folderFacts()): string | undefined {
	return locate('state', facts);
}

/** Relative paths in XDG variables do not count (XDG base directory specification). */
function locate(kind: keyof Places, {env, platform, home}: FolderFacts): string | undefined {
	const {variable = '', inVariable = '', inHome} = (places[platform] ?? xdg)[kind];
	return below(absolute(env[variable]), inVariable) ?? below(home, inHome);
}

/**
Makes a folder that only its owner may write to, under any umask, and takes what others may write from one that is there.

Throws the system's error if it cannot be made. Someone else's folder stays as it is.
*/
export function createPrivateFolder(folder: string): void {
	// New folders above it get the same mode, as the XDG specification wants it.
	mkdirSync(folder, {recursive: true, mode: 0o700});
	const {mode} = statSync(folder);
	if (process.platform !== 'win32' && ((mode & 0o022) !== 0 || (mode & 0o700) !== 0o700)) {
		try {
			chmodSync(folder, 0o700);
		} catch {
			// It is not ours, or the file system has no modes. What is written there has modes of its own.
		}
	}
}

function below(folder: string | undefined, rest: string): string | undefined {
	return folder === undefined ? undefined : path.join(folder, rest);
}

function absolute(folder: string | undefined): string | undefined {
	return folder !== undefined && path.isAbsolute(folder) ? folder : undefined;
}

/** `os.homedir()` and `os.userInfo()` throw for a user without an entry in the system's list of users. */
function findHome(): string | undefined {
	for (const ask of [homedir, () => userInfo().homedir]) {
		try {
			const home = absolute(ask());
			if (home !== undefined) {
				return home;
			}
		} catch {
			// The next may know.
		}
	}

	return undefined;
}
