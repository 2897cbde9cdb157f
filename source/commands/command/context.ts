import {type KnownInstallations} from '../../core/installations.js';
import {type CredentialInput} from '../../config/credential.js';
import {type Sink} from '../../terminal/write.js';

type TerminalFacts = {
	readonly isTTY?: boolean;
	readonly columns?: number;
	/** The number of the file that it is, where it is one. */
	readonly fd?: number;
	getColorDepth?: (environment?: object) => number;
};

/** What a command gets from outside. */
export type Context = {
	readonly stdin: CredentialInput & TerminalFacts & NodeJS.ReadableStream;
	readonly stdout: Sink & TerminalFacts;
	readonly stderr: Sink & TerminalFacts & NodeJS.WritableStream;
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** The installations that were signed in to. Throws a validation error where the settings are damaged. */
	readonly installations: () => KnownInstallations;
	readonly now: () => Date;
	readonly randomUuid: () => string;
	/** Aborted, with the error to exit with, when a person or the system asks the program to stop. */
	readonly signal: AbortSignal;
};
