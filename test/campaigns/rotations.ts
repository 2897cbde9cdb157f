import {randomUUID} from 'node:crypto';
import {toRfc3339} from '../../source/core/expiry.js';
import {Secret} from '../../source/core/secret.js';
import {finishRotation} from '../../source/keys/rotation/finish-rotations.js';
import {createClient} from '../../source/phycloud/client.js';
import {noJournal} from '../../source/storage/journal/journal.js';
import {type RotationEntry} from '../../source/storage/journal/rotation-entry.js';
import {rotationsInMemory} from '../../source/storage/journal/rotations.js';
import {installation} from '../helpers/emulator.js';
import {type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {type Campaign, type Finding, runTrials} from './campaign.js';
import {type Client, randomClient, usesBetween} from './switching-clients.js';

const minute = 60_000;
const quietFor = 60 * minute;

/** How many times the old key of a rotation is tried to be revoked, at most. */
const steps = 24;

/** Has clients switch from one key to the other as they like, while a colleague tries to finish the rotation again and again. */
async function tryRotation(random: Random): Promise<Finding> {
	return withStage(async (t) => {
		const begin = Date.parse('2026-03-01T00:00:00Z');
		let time = 0;
		const server = await installation(t, {now: () => new Date(begin + time)});
		const [old, successor] = [server.addKey({name: 'ci'}), server.addKey({name: 'ci-2'})];
		const client = createClient({
			address: server.address,
			credential: new Secret(server.operator),
			timeLimit: 10_000,
			userAgent: 'test',
		});
		const entry = entryOf(server.address, [old.id, successor.id], new Date(begin));
		const rotations = rotationsInMemory([entry]);
		const clients = Array.from({length: 1 + Math.floor(random() * 4)}, () => randomClient(random));
		const stateOf = (id: string) => server.store.getKey(id, toRfc3339(new Date(begin + time)))?.status;
		const tryToFinish = async () =>
			finishRotation(
				client,
				{journal: noJournal(), rotations},
				{entry},
				{force: false, quietFor, now: () => new Date()},
			);
		const violations: string[] = [];
		for (let step = 0; step < steps; step++) {
			const until = time + (1 + random() * 60) * minute;
			for (const {at, key} of usesBetween(clients, time, until)) {
				server.store.touchKey(key === 'old' ? old.id : successor.id, toRfc3339(new Date(begin + at)));
			}

			time = until;
			const {outcome, verdict} = await tryToFinish();
			if (stateOf(successor.id) !== 'active') {
				violations.push('The new key does not work.');
			}

			if (outcome === 'revoked') {
				return {
					ending: 'revoked',
					violations: [
						...violations,
						...cutOff(clients, time),
						...(stateOf(old.id) === 'revoked' ? [] : ['Not revoked.']),
					],
				};
			}

			if (stateOf(old.id) !== 'active') {
				violations.push(`The old key does not work: ${verdict.message}`);
			}
		}

		const isDone = clients.every(
			(each) => each.keyAt(time) === 'new' && each.keyAt(time - quietFor - minute) === 'new',
		);
		return {
			ending: isDone ? 'open though done' : 'open',
			violations: isDone ? [...violations, 'Everybody has switched, and the old key still works.'] : violations,
		};
	});
}

function entryOf(address: URL, [old, successor]: readonly [string, string], start: Date): RotationEntry {
	return {
		version: 1,
		url: address.href,
		tenant_id: 'ten_test01',
		old: {id: old, name: 'ci'},
		successor: {id: successor, name: 'ci-2', idempotency_key: randomUUID()},
		started_at: toRfc3339(start),
		process: {id: 1},
		host: 'elsewhere',
	};
}

function cutOff(clients: readonly Client[], time: number): string[] {
	return (
		clients
			// What a client has changed since its last use, nobody can know.
			.filter(({keyAt, period}) => time >= period && keyAt(Math.floor(time / period) * period) === 'old')
			.map(({mode, period}) => `A client that switches (${mode}) every ${Math.round(period / minute)} min was cut off.`)
	);
}

/** Rotations whose clients switch at once, late, never, or back: none is cut off, and none that is done stays open. */
export const rotationCampaign: Campaign = async ({share = 'whole', ...options}) => {
	const count = share === 'slice' ? 24 : 2000;
	const trials = Array.from({length: count}, (_, index) => ({name: `clients-${index}`, run: tryRotation}));
	return runTrials(trials, {...options, atOnce: 4});
};
