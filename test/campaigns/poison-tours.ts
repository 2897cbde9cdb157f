import {isDisputed} from './poison-invariants.js';
import {tenantId, type Words} from './poison-server.js';
import {type SessionBench} from './session-bench.js';

/** A way through the session on which a string is shown. */
export type Tour = {
	readonly name: string;
	readonly words?: Words;
	readonly tenantId?: string | undefined;
	readonly signsIn?: boolean;
	readonly isReadAloud?: boolean;
	readonly hasNotice?: boolean;
	/** `look` looks at the rows of the screen. */
	readonly walk: (session: SessionBench, poison: string, look: () => void) => Promise<void>;
};

/** Keys of the last row tell the screens apart, whatever stands above. */
const list = /⏎ details/;
const secret = /v reveal/;

const isFetched = (screen: string) => screen.includes('help') && !/Fetching the|creating…|signing in…/.test(screen);

/** The longest that is pasted: a field takes no more, and where widths are disputed its end would be over the edge. */
const longest = {plain: 2000, disputed: 24};

/** Pastes a string into the field that one is in, and types a mark behind it: that is in sight then. */
async function paste({press}: SessionBench, poison: string): Promise<void> {
	const text = poison.slice(0, isDisputed(poison) ? longest.disputed : longest.plain);
	await press(`\u001B[200~${text}\u001B[201~Zm`, /Zm/);
}

/** Presses what changes the screen, whatever it shows then. */
async function change({press, terminal}: SessionBench, keys: string): Promise<void> {
	const before = terminal.screen();
	await press(keys, (screen) => screen !== before);
}

/** The two keys of the list marked, and to be revoked. */
async function confirmBoth({press}: SessionBench): Promise<void> {
	await press(' ', /◉/);
	await press(' ', /◉[\s\S]*◉/);
	await press('r', /Type 2 to revoke/);
}

/** Where a string is shown in the session. */
export const tours: readonly Tour[] = [
	{
		name: 'the list, its details and the confirmation',
		tenantId,
		async walk(session, _, look) {
			const {press, terminal} = session;
			await press('', list);
			look();
			await change(session, '\r');
			look();
			await change(session, '\r');
			await press('r', /once it is typed/);
			look();
			await press('\u001B', list);
			await confirmBoth(session);
			look();
			await press('2\r', /All 2 are revoked/);
			look();
			await press('\r', list);
			terminal.resize({columns: 60, rows: 16});
			await press('', /^ .{0,58}$/m);
			await change(session, '\u001B[A');
			await press('\r', /esc back/);
			look();
			await press('\u001B', list);
			terminal.resize({columns: 34, rows: 9});
			await press('?', /Help/);
			await change(session, '\u001B');
			look();
		},
	},
	{
		name: 'the tenants, and what is typed to find one',
		async walk(session, poison, look) {
			await session.press('', /2 tenants/);
			look();
			await paste(session, poison);
			look();
		},
	},
	{
		name: 'the filter of keys',
		tenantId,
		async walk(session, poison, look) {
			const {press} = session;
			await press('', list);
			await press('/', /2 of 2/);
			await paste(session, poison);
			look();
			await press('\r', /n new/);
			look();
		},
	},
	{
		name: 'a form that is filled in with it, and the secret of a key of that name',
		tenantId,
		async walk(session, poison, look) {
			const {press} = session;
			await press('', list);
			await press('n', /who will use it/);
			await press('\t'.repeat(6), /❯ +other/);
			await paste(session, poison);
			look();
			await press('\r', /A key needs a name/);
			look();
			await paste(session, poison);
			look();
			await press('\u0015fresh', /❯ +fresh/);
			await press('\t'.repeat(6), /❯ +other/);
			await press('\u0015', /other +none/);
			await press('\r', secret);
			look();
			await press('w', /File/);
			look();
			await change(session, '\u0015');
			await paste(session, poison);
			look();
			await press('\u001B', secret);
			await press('q', /esc stay/);
			look();
		},
	},
	{
		name: 'a create that is refused',
		tenantId,
		words: {refuses: /^POST/, status: 422},
		async walk(session, _, look) {
			const {press} = session;
			await press('', list);
			await press('n', /who will use it/);
			await press('fresh', /❯ +fresh/);
			await change(session, '\r');
			await press('', isFetched);
			look();
		},
	},
	{
		name: 'revocations that are refused',
		tenantId,
		words: {refuses: /^DELETE/, status: 403},
		async walk(session, _, look) {
			await session.press('', list);
			await confirmBoth(session);
			await session.press('2\r', /back to the list/);
			look();
		},
	},
	...[403, 404, 422, 429].map((status): Tour => ({
		name: `keys that are refused with ${status}`,
		tenantId,
		words: {refuses: /^GET \/v1\/tenants\/ten_abc123\/keys/, status},
		async walk({press}, _, look) {
			await press('', isFetched);
			look();
		},
	})),
	{
		name: 'tenants that are refused',
		words: {refuses: /^GET \/v1\/tenants\?/, status: 422},
		async walk({press}, _, look) {
			await press('', isFetched);
			look();
		},
	},
	{
		name: 'tenants that cannot be listed, and remembered ones',
		words: {refuses: /^GET \/v1\/tenants\?/, status: 403},
		async walk(session, poison, look) {
			await session.press('', /RECENT/);
			look();
			await paste(session, poison);
			look();
			await change(session, '\r');
			look();
		},
	},
	{
		name: 'a tenant that another program wrote into the settings',
		words: {refuses: /^GET \/v1\/tenants\?/, status: 403},
		async walk(session, _, look) {
			await session.press('', /RECENT/);
			await session.press(
				'\r',
				(screen) => screen.includes('An unexpected') || (!screen.includes('RECENT') && isFetched(screen)),
			);
			look();
		},
	},
	{
		name: 'a sign-in that is refused, at remembered installations',
		signsIn: true,
		words: {refuses: /\/identity/, status: 401},
		async walk(session, poison, look) {
			const {press} = session;
			await press('', /Sign in to an installation/);
			await press('phk_live_some\r', (screen) => isFetched(screen) && !screen.includes('Sign in to an installation'));
			look();
			// The installation that another program wrote into the settings.
			await change(session, '\u000E');
			await change(session, '\u001B[Z');
			look();
			await press('\u0015', /❯ +https:\/\/phycloud\.example/);
			await paste(session, poison);
			look();
			await press('\r', /not a URL|not an http/);
			look();
		},
	},
	{
		name: 'a sign-in without the scope',
		signsIn: true,
		async walk({press}, _, look) {
			await press('', /Sign in to an installation/);
			await press('phk_live_some\r', (screen) => isFetched(screen) && !screen.includes('Sign in to an installation'));
			look();
		},
	},
	{
		name: 'all of it, read aloud',
		tenantId,
		isReadAloud: true,
		hasNotice: true,
		async walk(session, poison) {
			const {press} = session;
			// A long name takes more than a screen.
			if (poison.length > 300) {
				await press('', /\? help/);
				return;
			}

			await press('', /1 of 2/);
			await press('\u001B[B', /2 of 2/);
			await press('r', /to revoke it/);
			await paste(session, poison);
			await press('\u001B', /2 of 2/);
		},
	},
	{
		name: 'a notice',
		tenantId,
		hasNotice: true,
		async walk({press}, _, look) {
			await press('', list);
			look();
		},
	},
];
