import test from 'ava';
import {addKeys, lastMade, openPlace} from './place.js';
import {type Seed} from './store.js';

const hour = 3_600_000;

/** What tells a colleague's key of the same name from one's own. */
const differences: ReadonlyArray<readonly [what: string, facts: () => Partial<Seed>]> = [
	['was created by another user', () => ({createdBy: 'key_colleague'})],
	['has other scopes', () => ({scopes: ['read:events']})],
	['has an end', () => ({expiresAt: new Date('2036-01-01T00:00:00Z')})],
	['was created hours later', () => ({createdAt: new Date(Date.now() + 2 * hour)})],
	[
		'differs in everything',
		() => ({
			createdBy: 'key_colleague',
			scopes: ['read:events'],
			expiresAt: new Date('2036-01-01T00:00:00Z'),
			createdAt: new Date(Date.now() + 2 * hour),
		}),
	],
];

for (const [what, facts] of differences) {
	for (const idempotent of [true, false]) {
		const where = idempotent ? 'where creates are idempotent' : 'where they are not';

		test.serial(
			`a key of the same name that ${what} is not taken for that of a create that never arrived, ${where}`,
			async (t) => {
				const {server, run, busy, journal} = await openPlace(t, {name: what, idempotent});
				addKeys(server);
				server.lose(9, {kind: 'gateway'});
				const lost = await run(['create', ...busy, '--name', 'lost']);
				t.is(lost.exitCode, 1);
				t.is(journal().length, 1);
				t.deepEqual(server.store.minted, []);
				server.lose(0, {kind: 'gateway'});

				const colleague = server.store.add({name: 'lost', ...facts()});
				const recovered = await run(['recover']);
				t.false(recovered.stderr.includes(`was created (${colleague.id})`), recovered.stderr);
				const revoked = await run(['recover', '--revoke']);
				t.false(server.store.isRevoked(colleague.id), revoked.stdout);
				t.false(revoked.stdout.includes(`${colleague.id} revoked`));
			},
		);
	}
}

test.serial(
	'recover --revoke leaves the entry of a create that is still under way, and revokes its key later',
	async (t) => {
		const {server, run, empty, journal} = await openPlace(t, {name: 'works slowly'});
		const {arrived, release} = server.hold();
		const create = run(['create', ...empty, '--name', 'slow', '--timeout', '1s']);
		await arrived;
		const {exitCode} = await create;
		t.is(exitCode, 1);
		const early = await run(['recover', '--revoke', '--timeout', '900ms']);
		t.not(early.exitCode, 0, early.stdout);
		t.notRegex(early.stdout + early.stderr, /never created/);
		t.is(journal().length, 1);

		release();
		const later = await run(['recover', '--revoke']);
		t.is(later.exitCode, 0, later.stderr);
		t.true(server.store.isRevoked(lastMade(server).id));
		t.true(later.stdout.includes(lastMade(server).id));
		t.deepEqual(journal(), []);
	},
);
