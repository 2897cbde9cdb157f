/** Measures a key press to the frame that answers it, with 10,000 keys on a terminal of 120×40, and prints the times as JSON. Run as it is bundled. */
import {PassThrough, Writable} from 'node:stream';
import {render} from 'ink';
import {type Key} from '../source/contract/schemas.js';
import {App} from '../source/tui/app.js';
import {keysScreen} from '../source/tui/screens/keys/state.js';
import {reduceSession} from '../source/tui/session/reduce.js';
import {type Session} from '../source/tui/session/session.js';
import {createStore} from '../source/tui/store.js';
import {glyphs, painter} from '../source/terminal/theme.js';

const columns = 120;
const rows = 40;
const count = Number(process.argv[2] ?? 10_000);
const now = new Date('2026-11-23T12:00:00Z');

const keys: Key[] = Array.from({length: count}, (_, index) => ({
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

const keyboard = Object.assign(new PassThrough(), {
	isTTY: true,
	setRawMode: () => undefined,
	ref: () => undefined,
	unref: () => undefined,
});
const screen = new Screen();
const shared: Session['shared'] = {
	size: {columns, rows},
	now,
	address: new URL('http://localhost:8000'),
	isDemo: false,
	identity: undefined,
	create: undefined,
	recentTenants: [],
	keysView: {order: {field: 'used', descending: true}, status: 'all'},
	allowsHttp: false,
	recentAddresses: [],
};
const empty: Session = {
	shared,
	screens: [keysScreen('ten_abc123', now)],
	message: undefined,
	hasLoaded: true,
	interrupted: [],
};
const {session} = reduceSession(empty, {
	type: 'keys-seen',
	tenantId: 'ten_abc123',
	event: {kind: 'keys', keys, complete: true, at: now},
});
const store = createStore(session, () => undefined);
const instance = render(
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

async function settle(milliseconds = 30): Promise<void> {
	await new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}

/** Presses keys one after the other, each once the frame of the one before is there; returns the milliseconds that each took. */
async function measure(presses: readonly string[]): Promise<number[]> {
	const times: number[] = [];
	for (const press of presses) {
		const framed = new Promise<void>((resolve) => {
			screen.onFrame = resolve;
		});
		const start = performance.now();
		keyboard.write(press);
		const isFramed = await Promise.race([framed.then(() => true), settle(1000).then(() => false)]);
		if (isFramed) {
			times.push(performance.now() - start);
		}

		await settle();
	}

	return times;
}

const times = (press: string, number: number) => Array.from({length: number}, () => press);
const down = '\u001B[B';

await settle(300);
await measure(times(down, 30));
const moving = [
	...(await measure(times(down, 100))),
	...(await measure(times('\u001B[6~', 60))),
	...(await measure(times(' ', 40))),
];
const arranging = [
	...(await measure(times('s', 24))),
	...(await measure(times('S', 24))),
	...(await measure(times('f', 20))),
	...(await measure(['/'])),
	...(await measure(times('flee\u007F\u007F\u007F\u007F', 5).flatMap((word) => [...word]))),
];
// The filter is left, and the first row chosen.
await measure(['\u001B', 'g']);
const before = positionOf();
keyboard.write(times(down, 200).join(''));
await settle(1000);
const lost = 200 - (positionOf() - before);
instance.unmount();
keyboard.destroy();
console.log(JSON.stringify({moving, arranging, lost}));

/** The number of the row that is chosen. */
function positionOf(): number {
	const [top] = store.getState().screens.slice(-1);
	return (top as {readonly position: number}).position;
}
