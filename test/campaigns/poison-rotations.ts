import {randomUUID} from 'node:crypto';
import path from 'node:path';
import {openRotations} from '../../source/storage/journal/rotations.js';
import {
	always,
	inTenant,
	jsonAnswer,
	piped,
	poisonedKey,
	type PoisonDesk,
	type PoisonPlace,
	shown,
	unlessLines,
} from './poison-places.js';
import {wideLines} from './poison-invariants.js';

/** Two keys of which the names are the string, and a rotation between them. */
async function rotating(poison: string, desk: PoisonDesk): Promise<void> {
	const key = poisonedKey(poison);
	always(desk, jsonAnswer(200, {key, keys: [key], next_cursor: null}));
	const folder = path.join(desk.folders.home, 'phyware', 'rotations');
	const {entries} = await openRotations(folder).open();
	await Promise.all(entries.map(async (entry) => openRotations(folder).end(entry)));
	await openRotations(folder).begin({
		version: 1,
		url: new URL(desk.url).href,
		tenant_id: 'ten_abc123',
		old: {id: key.id, name: poison},
		successor: {id: 'key_other', name: poison, idempotency_key: randomUUID()},
		started_at: '2026-11-01T04:05:06Z',
		process: {id: 1},
		host: 'elsewhere',
	});
}

/** Ends the rotation, of which other places would speak. */
async function without(desk: PoisonDesk): Promise<void> {
	const rotations = openRotations(path.join(desk.folders.home, 'phyware', 'rotations'));
	const {entries} = await rotations.open();
	await Promise.all(entries.map(async (entry) => rotations.end(entry)));
}

/** Everywhere that rotations and findings are shown. */
export const rotationPlaces: readonly PoisonPlace[] = [
	{
		name: 'a rotation as a table in a pipe',
		async run(poison, desk) {
			await rotating(poison, desk);
			const run = await piped(['rotate', '--status'], desk);
			await without(desk);
			return {run, faults: unlessLines(run.stdout, 2)};
		},
	},
	{
		name: 'a rotation that is kept',
		async run(poison, desk) {
			await rotating(poison, desk);
			const run = await piped(['rotate', '--keep', 'key_other'], desk);
			await without(desk);
			return {run, faults: unlessLines(run.stderr, 1)};
		},
	},
	{
		name: 'the reminder of a rotation',
		async run(poison, desk) {
			await rotating(poison, desk);
			const run = await piped(['list', ...inTenant], desk);
			await without(desk);
			return {run, faults: unlessLines(run.stderr, 1)};
		},
	},
	{
		name: 'findings as a table in a pipe',
		async run(poison, desk) {
			always(desk, jsonAnswer(200, {keys: [poisonedKey(poison)], next_cursor: null}));
			const run = await piped(['audit', ...inTenant], desk);
			return {run, faults: unlessLines(run.stdout, 3)};
		},
	},
	{
		name: 'findings as a page',
		async run(poison, desk) {
			always(desk, jsonAnswer(200, {keys: [poisonedKey(poison)], next_cursor: null}));
			const run = await piped(['audit', ...inTenant, '-o', 'markdown'], desk);
			return {run, faults: unlessLines(run.stdout, 8)};
		},
	},
	{
		name: 'findings on a terminal of 80 columns',
		async run(poison, desk) {
			always(desk, jsonAnswer(200, {keys: [poisonedKey(poison)], next_cursor: null}));
			const run = await shown(['audit', ...inTenant], desk, 80);
			return {run, faults: wideLines(run.stdout, 80)};
		},
	},
];
