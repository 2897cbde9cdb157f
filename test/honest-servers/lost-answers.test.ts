import test, {type ExecutionContext} from 'ava';
import {type Run} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {turn} from '../helpers/turn.js';
import {addKeys, keyIn, lastMade, liveKeys, type ServerPlace, placeIn} from './place.js';
import {type Loss} from './server.js';
import {variantOf} from './variants.js';

// The tests of this file wait for second tries, side by side: they share a state folder, each with entries of its own.
const home = temporaryFolder();
process.env['XDG_STATE_HOME'] = home;

const closed: Loss = {kind: 'closed'};

/** An answer in which nothing can be read; it is not worth a second try. */
const cut: Loss = {kind: 'cut', at: (body) => Math.floor(body.length / 2)};

const names = [
	'is as the strict wire has it',
	'has no more than the reference page documents',
	'is like one of FastAPI',
	'sends only id, name, scopes and secret',
	'leaves out every time',
	'sends created_by as null',
	'writes times as seconds since 1970',
	'lists the oldest keys first',
	'lists keys by name',
	'lists keys in no order, two on a page',
	'names a person as its identity',
	'answers GET of a key with 501',
	'answers GET /v1/identity with 405',
	'calls a key that works enabled',
	'sends only id, name and secret',
];

/** Those that tell no time of creation. */
const timeless = new Set([
	'has no more than the reference page documents',
	'sends only id, name, scopes and secret',
	'leaves out every time',
	'sends only id, name and secret',
]);

/** The ids of keys that were made, work, and stand in no output. */
function unreported({server}: ServerPlace, runs: readonly Run[]): string[] {
	const told = runs.map(({stdout, stderr}) => stdout + stderr).join('\n');
	return liveKeys(server)
		.map(({id}) => id)
		.filter((id) => !told.includes(id));
}

type Lost = {
	readonly place: ServerPlace;
	readonly runs: Run[];
	readonly next: (argv: readonly string[]) => Promise<Run>;
};

/** A tenant with keys, whose server loses answers and knows no idempotency keys. */
async function losing(t: ExecutionContext, {name, unique}: Where, losses: number, loss: Loss): Promise<Lost> {
	await turn(t);
	const place = await placeIn(t, {...variantOf(name), idempotent: false, unique}, home);
	addKeys(place.server);
	place.server.lose(losses, loss);
	const runs: Run[] = [];
	return {
		place,
		runs,
		async next(argv) {
			const run = await place.run(argv);
			runs.push(run);
			return run;
		},
	};
}

type Where = {readonly name: string; readonly unique: boolean};

/** Ways to lose every answer, and the flags that make that short. */
const everyAnswer: ReadonlyArray<
	readonly [how: string, loss: Loss, flags: readonly string[], names: readonly string[]]
> = [
	['is cut', cut, [], names],
	['is lost', closed, ['--timeout', '900ms'], names.slice(0, 3)],
];

for (const where of names.flatMap((name): Where[] => [
	{name, unique: true},
	{name, unique: false},
])) {
	const {name, unique} = where;
	const which = `where names are ${unique ? 'unique' : 'not unique'}, creates not idempotent, and the server ${name}`;

	test(`one lost answer leaves no live key unreported ${which}`, async (t) => {
		const {place, runs, next} = await losing(t, where, 1, closed);
		const {exitCode, stdout, stderr} = await next(['create', ...place.busy, '--name', 'lost', '-o', 'json']);
		t.deepEqual(unreported(place, runs), [], stderr);
		if (exitCode === 0) {
			t.is(keyIn(stdout)['secret'], lastMade(place.server).secret);
			// The key beside it is pending until it is revoked.
			t.is(place.journal().length, liveKeys(place.server).filter((row) => row.name === 'lost').length - 1);
		} else {
			t.is(exitCode, 1);
			t.is(stdout, '');
			t.is(place.journal().length, 1);
		}
	});

	const ways = everyAnswer.filter((each) => each[3].includes(name));
	for (const [how, loss, flags] of ways) {
		test(`when every answer ${how}, the key is named, and recover --revoke revokes it, ${which}`, async (t) => {
			const {place, runs, next} = await losing(t, where, 99, loss);
			const {exitCode, stderr} = await next(['create', ...place.busy, '--name', 'lost', ...flags]);
			t.is(exitCode, 1);
			t.deepEqual(unreported(place, runs), [], stderr);
			t.is(place.journal().length, 1);

			place.server.lose(0, loss);
			const revoked = await next(['recover', '--revoke']);
			if (revoked.exitCode !== 0 && liveKeys(place.server).length > 1 && timeless.has(name)) {
				// Of several, and without a time, none need be the one that was made here.
				t.deepEqual(unreported(place, [revoked]), [], revoked.stderr);
				t.is(place.journal().length, 1);
			} else {
				t.is(revoked.exitCode, 0, revoked.stderr);
				t.deepEqual(liveKeys(place.server), []);
				t.deepEqual(place.journal(), []);
			}
		});

		test(`when every answer ${how}, recover leaves no live key unreported ${which}`, async (t) => {
			const {place, runs, next} = await losing(t, where, 99, loss);
			await next(['create', ...place.busy, '--name', 'lost', ...flags]);
			place.server.lose(0, loss);
			const {stdout, stderr} = await next(['recover', '-o', 'json']);
			t.deepEqual(unreported(place, runs), [], stderr);
			const isDelivered = place.server.store.rows.some(({secret}) => stdout.includes(secret));
			t.true(isDelivered || place.journal().length === 1);
		});
	}
}
