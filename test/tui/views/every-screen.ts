import {type ExecutionContext} from 'ava';
import {openSession, type OpenSession, type SessionSetting} from './open-session.js';

/** A screen of the session, how to get there, and how it is told from the others. */
export type ScreenCase = {
	readonly name: string;
	readonly open: (t: ExecutionContext, setting?: SessionSetting) => Promise<OpenSession>;
	readonly header: RegExp;
	/** What the footer always holds. */
	readonly footer: RegExp;
};

const tenantId = 'ten_test01';

// The ids are fixed: a filter looks into them too.
const keys = [
	{
		id: 'key_8f3kq2m1xv7t',
		name: 'ingest-gateway',
		scopes: ['read:events', 'write:events'],
		used: '2026-11-23T14:03:00Z',
	},
	{id: 'key_2mq7d8s0alpw', name: 'ci-nightly', used: '2026-11-23T10:05:00Z', expires: '2026-11-26T14:05:00Z'},
	{id: 'key_0zj4r6n8yc1k', name: 'fleet-eu-west', scopes: ['write:events'], used: '2026-11-22T10:05:00Z'},
	{id: 'key_5tw9b3e7ha2u', name: 'old-exporter', used: '2026-11-11T10:05:00Z', revoked: '2026-11-12T10:05:00Z'},
	{id: 'key_4hx1v8q2mz6s', name: 'trade-fair', expires: '2026-11-01T00:00:00Z'},
];

/** The list of the test tenant's keys, the first of them under the pointer. */
export async function openKeys(t: ExecutionContext, setting: SessionSetting = {}): Promise<OpenSession> {
	const session = await openSession(t, {seed: 'bare', keys, tenantId, ...setting});
	await session.terminal.shows(/live[\s\S]*ingest-gateway/);
	await session.terminal.shows(/Test tenant/);
	return session;
}

async function after(
	opening: Promise<OpenSession>,
	...steps: ReadonlyArray<readonly [keys: string, shows: RegExp]>
): Promise<OpenSession> {
	const session = await opening;
	for (const [pressed, shown] of steps) {
		session.terminal.press(pressed);
		await session.terminal.shows(shown);
	}

	return session;
}

/** A key that was just created, its secret hidden. */
async function openSecret(t: ExecutionContext, setting?: SessionSetting): Promise<OpenSession> {
	return after(openKeys(t, setting), ['n', /who will use it/], ['fresh', /fresh/], ['\r', /only time/]);
}

/** The confirmation of several keys: the first, and the third. */
async function openRevokeSeveral(t: ExecutionContext, setting?: SessionSetting): Promise<OpenSession> {
	return after(
		openKeys(t, setting),
		[' ', /1 marked/],
		['j', /[❯>] {2}fleet-eu-west/],
		[' ', /2 marked/],
		['r', /Type 2/],
	);
}

const pinnedHelp = /(?:\?|F1) help/;

/** On the screen of a secret, what saves it goes before help. */
const saving = /c copy {2}(?:v \w+ {2})?w /;

export const everyScreen: readonly ScreenCase[] = [
	{
		name: 'tenants',
		open: async (t, setting) =>
			after(openSession(t, setting), ['', /7 tenants/], ['Blue', /1 of 7/], ['\u0015', /7 tenants/]),
		header: /^Demo installa/,
		footer: pinnedHelp,
	},
	{name: 'keys', open: openKeys, header: /Test tenant/, footer: pinnedHelp},
	{
		name: 'all tenants',
		open: async (t, setting) =>
			after(
				openSession(t, {seed: 'bare', keys, ...setting}),
				['', /All tenants/],
				['\u001B[A', /[❯>] All tenants/],
				['\r', /live[\s\S]*ingest-gateway +/],
			),
		header: /All tenants/,
		footer: pinnedHelp,
	},
	{
		name: 'keys with the filter open',
		open: async (t, setting) => after(openKeys(t, setting), ['/', /5 of 5/], ['gate', /1 of 5/]),
		header: /Test tenant/,
		footer: pinnedHelp,
	},
	{
		name: 'details',
		open: async (t, setting) => after(openKeys(t, setting), ['\r', /Created/]),
		header: /Test tenant|ingest-gateway/,
		footer: pinnedHelp,
	},
	{
		name: 'keys, while copying',
		open: async (t, setting) => after(openKeys(t, setting), ['y', /i id/]),
		header: /Test tenant/,
		footer: /esc (?:copy nothing|back)/,
	},
	{
		name: 'attention',
		open: async (t, setting) => after(openKeys(t, setting), ['!', /2 tenants, \d+ keys[\s\S]*trade-fair/]),
		header: /Attention/,
		footer: pinnedHelp,
	},
	{
		name: 'events',
		open: async (t, setting) => after(openKeys(t, setting), ['e', /Nothing has/]),
		header: /Events/,
		footer: pinnedHelp,
	},
	{
		name: 'new key',
		open: async (t, setting) => after(openKeys(t, setting), ['n', /who will use it/]),
		header: /New key/,
		footer: pinnedHelp,
	},
	{
		name: 'rotate',
		open: async (t, setting) => after(openKeys(t, setting), ['R', /ingest-gateway-2/]),
		header: /Rotate/,
		footer: pinnedHelp,
	},
	{
		name: 'new key with errors',
		open: async (t, setting) =>
			after(
				openKeys(t, setting),
				['n', /who will use it/],
				['\t\t', /[❯>] other/],
				['Bad Scope!', /Bad Scope!/],
				['\r', /A key needs a name\./],
			),
		header: /New key/,
		footer: pinnedHelp,
	},
	{name: 'secret, hidden', open: openSecret, header: /fresh/, footer: saving},
	{
		name: 'secret, revealed',
		open: async (t, setting) => after(openSecret(t, setting), ['v', /v hide/]),
		header: /fresh/,
		footer: saving,
	},
	{
		name: 'secret, before leaving',
		open: async (t, setting) => after(openSecret(t, setting), ['q', /Quit without the secret of fresh\?/]),
		header: /fresh/,
		footer: /esc stay/,
	},
	{
		name: 'secret, writing it to a file',
		open: async (t, setting) => after(openSecret(t, setting), ['w', /fresh\.secret/]),
		header: /fresh/,
		footer: /esc (?:cancel|back)/,
	},
	{
		name: 'revoking one',
		open: async (t, setting) => after(openKeys(t, setting), ['r', /Type ingest-gateway/]),
		header: /Revoke ingest-g/,
		footer: pinnedHelp,
	},
	{name: 'revoking several', open: openRevokeSeveral, header: /Revoke 2 keys/, footer: pinnedHelp},
	{
		name: 'revoked, with one failure',
		async open(t, setting) {
			const session = await openRevokeSeveral(t, setting);
			// A key that vanishes behind the back of the session cannot be revoked.
			session.server.store.prepare("DELETE FROM keys WHERE name = 'fleet-eu-west'").run();
			return after(Promise.resolve(session), ['2', /[❯>] 2/], ['\r', /1 of 2 is revoked; 1 is not\./]);
		},
		header: /Revoke 2 keys/,
		footer: pinnedHelp,
	},
	{
		name: 'sign-in, at first',
		open: async (t, setting) =>
			after(openSession(t, {...setting, credential: null}), ['', /Sign in to an installation/]),
		header: /^Sign in/,
		footer: pinnedHelp,
	},
	{
		name: 'sign-in, after a refusal',
		open: async (t, setting) =>
			after(
				openSession(t, {...setting, credential: null}),
				['', /Sign in to an installation/],
				['phk_live_wrong', /[•*]{14}/],
				['\r', /^(?![\s\S]*Which)[\s\S]*API key is/],
			),
		header: /^Sign in/,
		footer: pinnedHelp,
	},
	{
		name: 'sign-in, where nothing answers',
		open: async (t, setting) =>
			after(
				openSession(t, {...setting, credential: null, address: new URL('http://127.0.0.1:9'), timeLimit: 100}),
				['', /Sign in to an installation/],
				['phk_live_some', /[•*]{13}/],
				['\r', /127\.0\.0\.1:9[\s\S]*127\.0\.0\.1:9/],
			),
		header: /^Sign in/,
		footer: pinnedHelp,
	},
	{
		name: 'sign-in, after the key has stopped working',
		async open(t, setting) {
			const session = await openKeys(t, setting);
			session.server.store
				.prepare("UPDATE keys SET revoked_at = '2026-11-23T00:00:00Z' WHERE name = 'demo-admin'")
				.run();
			return after(Promise.resolve(session), ['\u0012', /This API key has stopped working/]);
		},
		header: /^Sign in/,
		footer: pinnedHelp,
	},
	{
		name: 'help',
		open: async (t, setting) => after(openKeys(t, setting), ['?', /more lines below/]),
		header: /^Help/,
		footer: /esc back/,
	},
];
