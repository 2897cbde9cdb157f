import {type ExecutionContext} from 'ava';
import {noInstallations} from '../../../source/core/installations.js';
import {type InterruptedError} from '../../../source/core/errors.js';
import {Secret} from '../../../source/core/secret.js';
import {createClient} from '../../../source/phycloud/client.js';
import {noJournal} from '../../../source/storage/journal/journal.js';
import {createTemporaryPreferences} from '../../../source/storage/preferences.js';
import {TerminalInput} from '../../../source/terminal/input.js';
import {type Background} from '../../../source/terminal/theme.js';
import {type SessionEnd, startSession} from '../../../source/tui/start.js';
import {installation, type KeySeed, type TestInstallation} from '../../helpers/emulator.js';
import {FakeTerminal, type Size} from '../../helpers/fake-terminal.js';
import {turn} from '../../helpers/turn.js';
import {rotationsInMemory} from '../../../source/storage/journal/rotations.js';

/** When everything in these tests happens: screens do not change by themselves. */
export const moment = new Date('2026-11-23T14:05:09Z');

export type OpenSession = {
	readonly terminal: FakeTerminal;
	readonly server: TestInstallation;
	/** The ids of all tenants and keys that there are, or were when the session began. */
	ids: () => ReadonlySet<string>;
	/** Ends the session from outside, as a signal does. */
	stop: (reason: InterruptedError) => void;
	/** Settles once the session has ended. */
	readonly ended: Promise<SessionEnd>;
};

export type SessionSetting = {
	readonly size?: Size;
	readonly seed?: 'demo' | 'bare';
	readonly keys?: readonly KeySeed[];
	readonly tenantId?: string | undefined;
	readonly look?: {
		readonly hasColor?: boolean;
		readonly unicode?: boolean;
		readonly background?: Background;
		readonly isReadAloud?: boolean;
	};
	/** A credential other than the operator's; `null` for none. */
	readonly credential?: string | null;
	readonly address?: URL;
	/** Milliseconds after which a request has failed. */
	readonly timeLimit?: number;
};

/** Starts the session over a real server and on a fake terminal, with a clock that stands still. */
export async function openSession(t: ExecutionContext, setting: SessionSetting = {}): Promise<OpenSession> {
	const {size = {columns: 120, rows: 32}, seed = 'demo', keys = [], tenantId, look = {}, timeLimit = 5000} = setting;
	const now = () => moment;
	await turn(t);
	const server = await installation(t, {seed, now});
	for (const key of keys) {
		server.addKey(key);
	}

	const {address = server.address, credential = server.operator} = setting;
	const connect = (to: URL, secret: Secret) =>
		createClient({address: to, credential: secret, timeLimit, certificateAuthority: undefined, userAgent: 'test'});
	const terminal = new FakeTerminal(size);
	const input = new TerminalInput(terminal.stdin);
	const stop = new AbortController();
	const ended = startSession({
		address,
		isDemo: true,
		allowsHttp: false,
		installations: noInstallations,
		isReadOnly: false,
		client: credential === null ? undefined : connect(address, new Secret(credential)),
		connect,
		async openInstallation() {
			throw new Error('There is no other installation.');
		},
		preferences: createTemporaryPreferences(),
		journal: noJournal(),
		rotations: rotationsInMemory(),
		tenantId,
		input,
		stdout: terminal.stdout,
		// Far from a clipboard of the machine's own.
		environment: {SSH_TTY: '/dev/pts/0'},
		now,
		randomUuid: () => crypto.randomUUID(),
		signal: stop.signal,
		look: {hasColor: true, depth: 8, background: 'dark', unicode: true, isReadAloud: false, ...look},
	});
	t.teardown(async () => {
		stop.abort();
		await ended.catch(() => undefined);
		input.release();
	});
	const first = idsIn(server);
	return {
		terminal,
		server,
		ended,
		stop(reason) {
			stop.abort(reason);
		},
		ids: () => new Set([...first, ...idsIn(server)]),
	};
}

function idsIn({store}: TestInstallation): string[] {
	const rows = store.prepare('SELECT id FROM keys UNION SELECT id FROM tenants').all();
	return rows.map(({id}) => id as string);
}
