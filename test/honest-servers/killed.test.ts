import {type ChildProcess} from 'node:child_process';
import test, {type ExecutionContext} from 'ava';
import {phyware} from '../helpers/run.js';
import {addKeys, keysIn, lastMade, liveKeys, openPlace, type ServerPlace} from './place.js';
import {type Variant} from './variant.js';
import {variantOf} from './variants.js';

/** A place where another process was killed right after the server had made its key. */
async function killed(t: ExecutionContext, variant: Variant): Promise<ServerPlace> {
	const place = await openPlace(t, variant);
	const {server, busy, environment} = place;
	addKeys(server);
	let child: ChildProcess | undefined;
	server.onCreated = () => {
		child!.kill('SIGKILL');
	};

	server.lose(1, {kind: 'closed'});
	const {signal} = await phyware(['cloud', 'keys', 'create', ...busy, '--name', 'lost'], {
		env: environment,
		onStart(started) {
			child = started;
		},
	});
	t.is(signal, 'SIGKILL');
	t.is(place.journal().length, 1);
	server.onCreated = undefined;
	return place;
}

const strict = variantOf('is as the strict wire has it');

test.serial('recover delivers the secret of a create that was killed', async (t) => {
	const {server, run, journal} = await killed(t, variantOf('sends only id, name, scopes and secret'));
	const {exitCode, stdout, stderr} = await run(['recover', '-o', 'json']);
	t.is(exitCode, 0, stderr);
	t.is(keysIn(stdout)[0]!['secret'], lastMade(server).secret);
	t.is(server.store.minted.length, 1);
	t.deepEqual(journal(), []);
});

test.serial(
	'recover names the key of a create that was killed, where names are unique and nothing is idempotent',
	async (t) => {
		const {server, run, journal} = await killed(t, {...strict, idempotent: false});
		const {exitCode, stdout, stderr} = await run(['recover']);
		t.deepEqual([exitCode, stdout], [1, '']);
		t.true(stderr.includes(lastMade(server).id));
		t.is(liveKeys(server).length, 1);
		t.is(journal().length, 1);
	},
);

for (const unique of [true, false]) {
	test.serial(
		`recover --revoke revokes the key of a create that was killed, which fits in everything, where names are ${unique ? 'unique' : 'not unique'} and nothing is idempotent`,
		async (t) => {
			const {server, run, journal} = await killed(t, {...strict, idempotent: false, unique});
			const {exitCode, stdout, stderr} = await run(['recover', '--revoke']);
			t.is(exitCode, 0, stderr);
			t.true(stdout.includes(lastMade(server).id));
			t.is(server.store.minted.length, 1);
			t.deepEqual(liveKeys(server), []);
			t.deepEqual(journal(), []);
		},
	);

	for (const name of ['has no more than the reference page documents', 'sends only id, name and secret']) {
		test.serial(
			`recover --revoke names the key that a killed create may have made, and revokes nothing, where names are ${unique ? 'unique' : 'not unique'}, nothing is idempotent, and the server ${name}`,
			async (t) => {
				const {server, run, journal} = await killed(t, {...variantOf(name), idempotent: false, unique});
				const {exitCode, stdout, stderr} = await run(['recover', '--revoke']);
				t.is(exitCode, 1);
				t.true((stdout + stderr).includes(lastMade(server).id));
				t.is(liveKeys(server).length, 1);
				t.is(server.store.minted.length, 1);
				t.is(journal().length, 1);
			},
		);
	}

	test.serial(
		`recover tells of each key that works after a create was killed, where names are ${unique ? 'unique' : 'not unique'} and nothing is documented but the reference page`,
		async (t) => {
			const {server, run} = await killed(t, {...variantOf('has no more than the reference page documents'), unique});
			const {stdout, stderr} = await run(['recover']);
			t.deepEqual(
				liveKeys(server)
					.map(({id}) => id)
					.filter((id) => !(stdout + stderr).includes(id)),
				[],
			);
		},
	);
}
