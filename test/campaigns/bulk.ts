import {type ChildProcess} from 'node:child_process';
import {setTimeout as delay} from 'node:timers/promises';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {faultProxy} from '../helpers/fault-proxy.js';
import {phyware, type Run} from '../helpers/run.js';
import {pick, type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {type Toxic} from '../helpers/toxics.js';
import {type Campaign, type Finding, runTrials} from './campaign.js';

/** The faults of a bulk run's requests. */
function toxicsOf(random: Random): Toxic[] {
	const kinds: ReadonlyArray<() => Toxic> = [
		() => ({kind: 'status', direction: 'downstream', at: Infinity, status: 429}),
		() => ({kind: 'status', direction: 'downstream', at: Infinity, status: 503}),
		() => ({kind: 'status', direction: 'upstream', at: Infinity, status: 502, milliseconds: 20}),
		() => ({kind: 'reset_peer', direction: 'upstream', at: 0}),
		() => ({kind: 'reset_peer', direction: 'downstream', at: Math.floor(random() * 400)}),
		() => ({kind: 'limit_data', direction: 'downstream', at: Math.floor(random() * 400)}),
	];
	return Array.from({length: 1 + Math.floor(random() * 3)}, () => ({
		...pick(random, kinds)(),
		method: 'DELETE',
		// More of 429 would be waited for longer than a trial may take.
		times: 1 + Math.floor(random() * 3),
	}));
}

/** Revokes keys beside which there are some that do not exist, while their requests go wrong, and perhaps until a signal comes. */
async function tryBulk(world: TestInstallation, name: string, random: Random): Promise<Finding> {
	return withStage(async (t) => {
		const proxy = await faultProxy(t, world.address, {toxics: toxicsOf(random)});
		const ids = Array.from({length: 8}, (_, index) => world.addKey({name: `${name}-${index}`}).id);
		const isInterrupted = random() < 0.4;
		const moment = random() * 400;
		const run = await phyware(['cloud', 'keys', 'revoke', '--yes', ...ids, 'key_missing'], {
			env: {...world.environment, PHYCLOUD_URL: proxy.address.origin},
			...(isInterrupted && {
				onStart(child: ChildProcess) {
					void interrupt(child, proxy.requested('DELETE'), moment);
				},
			}),
		});
		await proxy.idle();
		const stillActive = new Set(ids.filter((id) => isActive(world, id)));
		const account = accountOf(run);
		const rest = [...account.left, ...account.failed].filter((id) => id !== 'key_missing');
		await proxy.setToxics([]);
		const again =
			rest.length === 0
				? undefined
				: await phyware(['cloud', 'keys', 'revoke', '--yes', ...new Set(rest)], {env: world.environment});
		return {
			ending: run.exitCode === 0 || run.exitCode === null ? 'nothing said' : `exit ${run.exitCode}`,
			violations: [
				...account.revoked.filter((id) => stillActive.has(id)).map((id) => `${id} is called revoked and is not.`),
				...ids
					.filter((id) => !account.revoked.includes(id) && !rest.includes(id))
					.map((id) => `${id} is not accounted for: ${run.stdout}${run.stderr}`),
				...(run.exitCode === 0 ? [`Exit code 0, although a key does not exist: ${run.stderr}`] : []),
				...(again === undefined || again.exitCode === 0
					? []
					: [`The rest failed with ${again.exitCode}: ${again.stderr}`]),
				...ids.filter((id) => isActive(world, id)).map((id) => `${id} is active at the end.`),
			],
		};
	});
}

async function interrupt(child: ChildProcess, requested: Promise<void>, moment: number): Promise<void> {
	await requested;
	await delay(moment);
	child.kill('SIGINT');
}

function isActive({store}: TestInstallation, id: string): boolean {
	return store.getKey(id, new Date().toISOString())?.status === 'active';
}

/** What a run says of each key. */
function accountOf({stdout, stderr}: Run) {
	return {
		revoked: idsIn(stdout, /^(key_\w+) (?:was )?revoked/gm),
		failed: idsIn(stderr, /^error: (key_\w+): /gm),
		left: idsIn(/revoke --yes ([\w ]+)/.exec(stderr)?.[1] ?? '', /(key_\w+)/g),
	};
}

function idsIn(text: string, pattern: RegExp): string[] {
	return text
		.matchAll(pattern)
		.map(([, id]) => id!)
		.toArray();
}

/** Bulk revocations whose requests are limited, refused, lost or cut, some of them interrupted: what they say against the server's account. */
export const bulkCampaign: Campaign = async ({share = 'whole', ...options}) =>
	withStage(async (t) => {
		const world = await installation(t);
		const count = share === 'slice' ? 6 : 300;
		const trials = Array.from({length: count}, (_, index) => {
			const name = `bulk-${index}`;
			return {name, run: async (random: Random) => tryBulk(world, name, random)};
		});
		return runTrials(trials, {...options, atOnce: 4});
	});
