import {accessSync, constants, statSync} from 'node:fs';
import path from 'node:path';
import {invalid, quote} from '../../core/invalid.js';
import {shellWords} from '../../core/shell-words.js';
import {clean, type Printable, printable} from '../../terminal/printable.js';

/** A command that gets a secret on its standard input. */
export type DeliveryCommand = {
	readonly file: string;
	readonly argv: readonly string[];
	/** How long it may run, in milliseconds. */
	readonly timeLimit: number;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Checks, before anything is sent, that a command is there. Throws a validation error for an empty one and for one that cannot be found. */
export function parseCommand(
	words: readonly string[] | undefined,
	timeLimit: number,
	environment: Environment,
): DeliveryCommand | undefined {
	if (words === undefined) {
		return undefined;
	}

	const [file, ...argv] = words;
	if (file === undefined || file.trim() === '') {
		throw invalid('missing command after --', {
			remedy: 'Add the command that reads the secret, such as: -- gh secret set CI_KEY',
		});
	}

	if (!isThere(file, environment)) {
		throw invalid(`command not found: ${quote(file)}`, {
			reason: 'Nothing was sent.',
			remedy: 'Check its name, or use its path.',
		});
	}

	return {file, argv, timeLimit};
}

/** A command as a shell reads it. */
export function commandText({file, argv}: Pick<DeliveryCommand, 'file' | 'argv'>): string {
	return shellWords([file, ...argv]);
}

/** Stands where the secret would be shown. */
export function deliveredTo(command: DeliveryCommand): Printable {
	return printable`delivered to ${clean(commandText(command))}`;
}

function isThere(file: string, environment: Environment): boolean {
	// Windows tries endings of its own.
	if (process.platform === 'win32') {
		return true;
	}

	const folders = file.includes('/') ? [''] : (environment['PATH'] ?? '').split(path.delimiter);
	return folders.some((folder) => isExecutable(path.join(folder, file)));
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return statSync(file).isFile();
	} catch {
		return false;
	}
}
