import {type ErrorFacts, InterruptedError} from '../core/errors.js';
import {type KnownInstallations} from '../core/installations.js';
import {type Secret} from '../core/secret.js';
import {type PhyCloud} from '../phycloud/client.js';
import {type Journal} from '../storage/journal/journal.js';
import {type Rotations} from '../storage/journal/rotations.js';
import {type Preferences} from '../storage/preferences.js';
import {openClipboard} from '../terminal/clipboard.js';
import {type TerminalInput} from '../terminal/input.js';
import {TerminalOutput} from '../terminal/output.js';
import {type KeyPrefill, type Size} from './model/context.js';
import {type ListPreferences} from './model/list-preferences.js';
import {createAppHandle} from './runtime/app-handle.js';
import {createSessionCore} from './runtime/core.js';
import {withHangUp} from './runtime/hang-up.js';
import {runUntilExit} from './runtime/lifecycle.js';
import {createSessionPreferences, type SessionPreferences} from './runtime/preferences.js';
import {type DisplayOptions, showSession} from './runtime/show.js';
import {createTerminalModes} from './runtime/terminal-modes.js';
import {exitNotice} from './session/exit.js';
import {initialState} from './session/initial-state.js';

export type SessionOptions = {
	readonly address: URL;
	readonly isDemo: boolean;
	readonly allowsHttp: boolean;
	/** The installations that were signed in to with `auth login`. */
	readonly installations: KnownInstallations;
	/** Whether nothing may be changed, in no installation. */
	readonly isReadOnly: boolean;
	/** The client of the credential that was given, if one was. */
	readonly client: PhyCloud | undefined;
	/** Makes a client for a credential that is given in the session. */
	readonly connect: (address: URL, credential: Secret) => PhyCloud;
	/** Connects to an installation that was signed in to, with its own credential. */
	readonly openInstallation: (host: string) => Promise<PhyCloud>;
	readonly journal: Journal;
	readonly rotations: Rotations;
	/** What is said first. */
	readonly notice?: string | undefined;
	/** `undefined` where they cannot be opened: then nothing is remembered, which is said. */
	readonly preferences: Preferences | undefined;
	readonly tenantId: string | undefined;
	/** Opens the form for a new key at once, filled in with what was given. */
	readonly prefill?: KeyPrefill | undefined;
	/** How the list is to be sorted and filtered, over what is remembered. */
	readonly listPreferences?: Partial<ListPreferences> | undefined;
	/** The keyboard, without the terminal's reports. */
	readonly input: TerminalInput;
	readonly stdout: NodeJS.WriteStream;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly now: () => Date;
	readonly randomUuid: () => string;
	/** Aborted, with an `InterruptedError`, by a signal. */
	readonly signal: AbortSignal;
	readonly look: DisplayOptions;
};

/** How a session ended: its exit code, and what the user must know who left it. */
export type SessionEnd = {readonly exitCode: number; readonly facts: ErrorFacts | undefined};

/** Runs the interactive session. Throws the `InterruptedError` of a signal that ended it. */
export async function startSession(options: SessionOptions): Promise<SessionEnd> {
	const {input, look, now} = options;
	const output = new TerminalOutput(options.stdout);
	const stdout = output as unknown as NodeJS.WriteStream;
	const signal = withHangUp(options.signal, input, output);
	const isReadAloud = look.isReadAloud === true;
	const modes = createTerminalModes(stdout, isReadAloud);
	const handle = createAppHandle(modes);
	const preferences = createSessionPreferences(options.preferences);
	const core = createSessionCore({
		first: firstState(options, preferences, {columns: stdout.columns, rows: stdout.rows}),
		preferences,
		client: options.client,
		connect: options.connect,
		openInstallation: options.openInstallation,
		journal: options.journal,
		rotations: options.rotations,
		clipboard: openClipboard(options.environment, stdout),
		environment: options.environment,
		now,
		randomUuid: options.randomUuid,
		handle,
		signal,
	});
	// A signal that came while all this was loaded.
	signal.throwIfAborted();
	await core.begin();
	modes.prepare();
	const instance = showSession({store: core.store, handle, input, stdout, look});
	try {
		const {store, effects} = core;
		await runUntilExit({instance, store, effects, handle, modes, input, signal, now, isReadAloud});
	} finally {
		if (isReadAloud) {
			// What was read aloud stays on the screen: the shell goes on below it.
			stdout.write('\n');
		}

		output.release();
	}

	const facts = exitNotice(core.store.getState(), signal.aborted);
	if (signal.aborted) {
		const {reason} = signal as {readonly reason: unknown};
		throw reason instanceof InterruptedError ? new InterruptedError(reason.signal, facts) : reason;
	}

	return {exitCode: core.exitCode(), facts};
}

function firstState(
	options: SessionOptions,
	{preferences}: SessionPreferences,
	size: Size,
): ReturnType<typeof initialState> {
	const {address, isDemo, allowsHttp, installations, isReadOnly, client, tenantId, prefill, listPreferences, notice} =
		options;
	return initialState({
		installations,
		isReadOnly,
		address,
		isDemo,
		allowsHttp,
		hasCredential: client !== undefined,
		tenantId,
		prefill,
		listPreferences,
		preferences,
		notice,
		size,
		now: options.now(),
	});
}
