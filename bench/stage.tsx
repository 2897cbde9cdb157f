/** The session's list of 10,000 keys on a terminal of 120×40 that shows nothing: for what is measured of it. */
import {PassThrough, Writable} from 'node:stream';
import {render} from 'ink';
import {type Key} from '../source/contract/wire/entities.js';
import {App} from '../source/tui/runtime/app.js';
import {createKeysScreen} from '../source/tui/screens/keys/model.js';
import {updateSession} from '../source/tui/session/update.js';
import {type Session} from '../source/tui/session/model.js';
import {createStore} from '../source/tui/runtime/store.js';
import {glyphs, painter} from '../source/terminal/theme.js';

const columns = 120;
const rows = 40;
const count = 10_000;
export const now = new Date('2026-11-23T12:00:00Z');

export const keys: readonly Key[] = Array.from({length: count}, (_, index) => ({
	id: `key_${index.toString(36).padStart(12, '0')}`,
	tenant_id: 'ten_abc123',
	name: `${['ingest', 'fleet', 'ci', 'dashboard', 'relay'][index % 5]}-${(index * 7919) % count}`,
	scopes: index % 3 === 0 ? ['read:events'] : ['read:events', 'write:events'],
	status: index % 11 === 0 ? 'revoked' : 'active',
	redacted_secret: 'phk_test_…abcd',
	created_at: new Date(now.getTime() - index * 60_000).toISOString(),
	created_by: 'bench',
	expires_at: index % 2 === 0 ? null : new Date(now.getTime() + index * 3_600_000).toISOString(),
	last_used_at:
		index % 7 === 0 ? null : new Date(now.getTime() - ((index * 104_729) % 10_000_000) * 1000).toISOString(),
	revoked_at: index % 11 === 0 ? now.toISOString() : null,
}));

/** A terminal that tells of every frame. */
class Screen extends Writable {
	columns = columns;
	rows = rows;
	onFrame: () => void = () => undefined;

	get isTTY() {
		return true;
	}

	getColorDepth() {
		return 8;
	}

	override _write(_chunk: unknown, _encoding: string, done: () => void) {
		this.onFrame();
		done();
	}
}

export const keyboard = Object.assign(new PassThrough(), {
	isTTY: true,
	setRawMode: () => undefined,
	ref: () => undefined,
	unref: () => undefined,
});
export const screen = new Screen();
const context: Session['context'] = {
	size: {columns, rows},
	now,
	address: new URL('http://localhost:8000'),
	isDemo: false,
	identity: undefined,
	prefill: undefined,
	since: now,
	events: [],
	rotations: [],
	tenantNames: new Map(),
	recentTenants: [],
	listPreferences: {order: {field: 'used', descending: true}, status: 'all'},
	allowsHttp: false,
	installations: {active: undefined, all: []},
	isReadOnlySession: false,
	recentAddresses: [],
};
const empty: Session = {
	context,
	screens: [createKeysScreen('ten_abc123', now)],
	notice: undefined,
	hasLoaded: true,
	places: new Map(),
	lastSeen: new Map(),
	unseenAdmins: [],
	suspendedScreens: [],
};
const {session} = updateSession(empty, {
	type: 'keys-seen',
	tenantId: 'ten_abc123',
	event: {kind: 'keys', keys, complete: true, at: now},
});
export const store = createStore(session, () => undefined);
export const instance = render(
	<App
		store={store}
		theme={{paint: painter(true, {depth: 8}), glyphs: glyphs(true), unicode: true, isReadAloud: false}}
		onReady={() => undefined}
	/>,
	{
		stdin: keyboard as unknown as NodeJS.ReadStream,
		stdout: screen as unknown as NodeJS.WriteStream,
		exitOnCtrlC: false,
		patchConsole: false,
		interactive: true,
		alternateScreen: true,
		incrementalRendering: true,
		maxFps: 1000,
	},
);

/** Waits some milliseconds, in which a frame is drawn. */
export async function settle(milliseconds = 30): Promise<void> {
	await new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}
