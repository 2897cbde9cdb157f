import test, {type ExecutionContext} from 'ava';
import {type FakeTerminal} from '../helpers/fake-terminal.js';
import {type Wanted} from '../helpers/screen-watch.js';
import {unmeasured} from '../helpers/unmeasured.js';
import {moment, openSession} from '../tui/views/open-session.js';
import {addKeys, lastMade} from './place.js';
import {leaks, readingOf} from './readings.js';
import {type HonestServer, honestServer} from './server.js';
import {variantOf} from './variants.js';

unmeasured();

const names = [
	'is as the strict wire has it',
	'has no more than the reference page documents',
	'is like one of FastAPI',
	'is like one of Go',
	'is like one of Rails',
	'writes its optional fields in camel case',
	'counts in seconds and knows other statuses',
	'sends only id, name and secret',
	'leaves out every time',
	'sends scopes as null',
	'sends status as null',
	'sends redacted_secret as null',
	'leaves out the id of a new key',
	"sends Go's zero time where there is no time",
	'has ids of keys with dots and colons',
	'has ids of keys with UUIDs',
	'has names for ids of tenants',
	'makes secrets with 1,200 characters',
	'answers a create with the secret beside the key',
	'answers DELETE with 202 and no body',
	'answers GET /v1/tenants with 404 and a web page',
	'answers GET /v1/tenants with 405',
	'answers GET /v1/tenants with 501',
	'answers GET /v1/tenants with 403',
	'answers GET of a tenant with 404 and JSON',
	'answers GET /v1/identity with 405',
	'names a person as its identity',
	'refuses a limit above 100 with 422',
	'lists keys in no order, two on a page',
	'has no ETag',
	'calls a key that works disabled',
	'forgets a key that is revoked',
];

type Screens = {
	readonly terminal: FakeTerminal;
	readonly server: HonestServer;
	/** Waits for what a screen shows, and reads nothing there that no person should. */
	readonly see: (wanted: Wanted) => Promise<string>;
	/** Presses keys, and waits for what they bring. */
	readonly press: (keys: string, wanted: Wanted) => Promise<string>;
};

async function open(t: ExecutionContext, name: string, isAtKeys: boolean): Promise<Screens> {
	const server = await honestServer(t, variantOf(name), () => moment);
	addKeys(server);
	const {terminal} = await openSession(t, {
		seed: 'bare',
		size: {columns: 160, rows: 32},
		address: server.address,
		credential: server.store.operator.secret,
		tenantId: isAtKeys ? server.store.tenants[0].id : undefined,
	});
	const see = async (wanted: Wanted) => {
		const screen = await terminal.shows(wanted);
		t.notRegex(screen, leaks);
		return screen;
	};

	return {
		terminal,
		server,
		see,
		async press(keys, wanted) {
			terminal.press(keys);
			return see(wanted);
		},
	};
}

const allKeys = (screen: string): boolean =>
	['ingest-gateway', 'ci-nightly', 'trade-fair'].every((name) => screen.includes(name));

/** The secret that was copied to the terminal's clipboard. */
function copied({raw}: FakeTerminal): string | undefined {
	const encoded = /\u001B\]52;c;([^\u0007]+)\u0007/.exec(raw)?.[1];
	return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString();
}

const enter = '\r';

for (const name of names) {
	test(`the session leads from the tenants to the keys and their details where the server ${name}`, async (t) => {
		const {terminal, server, see, press} = await open(t, name, false);
		const [{id}] = server.store.tenants;
		const first = await see(/acme robotics[\s\S]*blue ocean|blue ocean[\s\S]*acme robotics|\bid of\b|tenant id/i);
		if (first.includes('Acme Robotics')) {
			await press('acme', (screen) => screen.includes('Acme Robotics') && !screen.includes('Blue Ocean'));
		} else {
			await press(id, (screen) => screen.includes(id));
		}

		terminal.press(enter);

		const list = await see(allKeys);
		// It works, whatever of it is unknown.
		t.notRegex(
			list.split('\n').find((line) => line.includes('ingest-gateway'))!,
			/expired|stale|unused/,
		);
		await press('/gateway', (screen) => screen.includes('ingest-gateway') && !screen.includes('ci-nightly'));
		terminal.press(enter);
		const details = await press(enter, (screen) => screen.includes('ingest-gateway') && /\bScopes\b/.test(screen));
		const row = server.store.rows.find((each) => each.name === 'ingest-gateway')!;
		t.true(details.includes(row.id));
		t.false(readingOf(server, row, 'listed', 'expires_at') === 'unknown' && details.includes('never'), details);
	});

	test(`the session creates a key, delivers its secret and revokes it where the server ${name}`, async (t) => {
		const {terminal, server, see, press} = await open(t, name, true);
		await see(allKeys);
		await press('n', /New key/);
		await press('first-key', /first-key/);
		await press(enter, /\bv reveal\b/);
		const row = lastMade(server);
		t.false(terminal.raw.includes(row.secret));
		await press('c', () => copied(terminal) !== undefined);
		t.is(copied(terminal), row.secret);
		await press(enter, (screen) => screen.includes('first-key') && !/\bv reveal\b/.test(screen));

		await press('/first-key', (screen) => screen.includes(row.id) && !screen.includes('ci-nightly'));
		terminal.press(enter);
		await press('r', /Type first-key/);
		await press('first-key', /first-key[\s\S]*first-key/);
		t.notRegex(await press(enter, /Revoked\.|again/), /again/);
		t.true(server.store.isRevoked(row.id));
		t.deepEqual(
			server.store.rows.filter((each) => server.store.isRevoked(each.id)).map((each) => each.name),
			server.variant.forgets ? ['old-exporter'] : ['old-exporter', 'first-key'],
		);
	});
}
