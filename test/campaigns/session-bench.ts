import {type ExecutionContext} from 'ava';
import {noInstallations} from '../../source/core/installations.js';
import {type InterruptedError} from '../../source/core/errors.js';
import {Secret} from '../../source/core/secret.js';
import {createClient} from '../../source/phycloud/client.js';
import {type Journal, noJournal} from '../../source/storage/journal/journal.js';
import {createTemporaryPreferences, type Preferences} from '../../source/storage/preferences.js';
import {TerminalInput} from '../../source/terminal/input.js';
import {type SessionEnd, startSession} from '../../source/tui/start.js';
import {FakeTerminal, type Size} from '../helpers/fake-terminal.js';
import {rotationsInMemory} from '../../source/storage/journal/rotations.js';

export type BenchOptions = {
	readonly address: URL;
	/** `undefined` if one is to sign in. */
	readonly credential: string | undefined;
	readonly tenantId?: string | undefined;
	readonly size?: Size;
	readonly journal?: Journal;
	readonly memory?: Preferences;
	readonly notice?: string | undefined;
	readonly isReadAloud?: boolean;
	/** Milliseconds after which a request has failed. */
	readonly timeLimit?: number;
	readonly home?: string;
};

export type SessionBench = {
	readonly terminal: FakeTerminal;
	/** Ends the session from outside, as a signal does. */
	readonly stop: (reason: InterruptedError) => void;
	readonly ended: Promise<SessionEnd>;
	/** Presses keys, and resolves once the screen matches. */
	readonly press: (keys: string, shows: RegExp | ((screen: string) => boolean)) => Promise<string>;
};

/** Starts a session against any server, on a fake terminal. */
export function openBench(t: Pick<ExecutionContext, 'teardown'>, options: BenchOptions): SessionBench {
	const {
		address,
		credential,
		tenantId,
		size = {columns: 120, rows: 32},
		timeLimit = 5000,
		isReadAloud = false,
	} = options;
	const terminal = new FakeTerminal(size);
	const input = new TerminalInput(terminal.stdin);
	const stop = new AbortController();
	const connect = (to: URL, secret: Secret) =>
		createClient({address: to, credential: secret, timeLimit, userAgent: 'test', random: () => 0});
	const ended = startSession({
		address,
		isDemo: false,
		allowsHttp: false,
		installations: noInstallations,
		isReadOnly: false,
		client: credential === undefined ? undefined : connect(address, new Secret(credential)),
		connect,
		async openInstallation() {
			throw new Error('There is no other installation.');
		},
		journal: options.journal ?? noJournal(),
		rotations: rotationsInMemory(),
		preferences: options.memory ?? createTemporaryPreferences(),
		notice: options.notice,
		tenantId,
		input,
		stdout: terminal.stdout,
		// Far from a clipboard of the machine's own.
		environment: {SSH_TTY: '/dev/pts/0', HOME: options.home},
		now: () => new Date(),
		randomUuid: () => crypto.randomUUID(),
		signal: stop.signal,
		look: {hasColor: true, depth: 8, background: 'dark', unicode: true, isReadAloud},
	});
	ended.catch(() => undefined);
	t.teardown(async () => {
		stop.abort();
		await ended.catch(() => undefined);
		input.release();
	});
	return {
		terminal,
		ended,
		stop(reason) {
			stop.abort(reason);
		},
		async press(keys, shows) {
			terminal.press(keys);
			return terminal.shows(shows);
		},
	};
}
