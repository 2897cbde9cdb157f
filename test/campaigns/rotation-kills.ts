import {type ChildProcess} from 'node:child_process';
import {setTimeout as delay} from 'node:timers/promises';
import {pick, type Random} from '../helpers/seeded.js';
import {type Toxic} from '../helpers/toxics.js';
import {type KeyView, type RotationSubject, withRotationSubject} from './rotation-subject.js';
import {type Campaign, type Finding, runTrials} from './campaign.js';

/** What happens to a rotation. */
const troubles = ['SIGKILL', 'SIGINT', 'SIGTERM', 'fault', 'twice', 'command'] as const;

/** Rotates a key while something goes wrong, looks what is left, lifts the trouble, and brings the rotation to its end. */
async function tryTrouble(trouble: (typeof troubles)[number], random: Random): Promise<Finding> {
	return withRotationSubject(async (subject) => {
		const {run, keys, proxy, oldId} = subject;
		const first = await rotateInTrouble(subject, trouble, random);
		await proxy.idle();
		await proxy.setToxics([]);
		const violations = whatIsWrong(keys(), subject, 'after the trouble');

		// The next run of any command tells of a pair, and of a create that waits.
		const successors = keys().filter(({id, status}) => id !== oldId && status === 'active');
		const told = await run(['list', '--tenant-id', 'ten_test01']);
		if (successors.length > 0 && !/is open|are open/.test(told.stderr)) {
			violations.push(`The next run does not tell of the rotation: ${told.stderr}`);
		}

		const recovered = await run(['recover', '-o', 'json']);
		const secrets = [...first.secrets, ...secretsIn(recovered.stdout)];
		const owners = new Set(await Promise.all(secrets.map(async (secret) => subject.ownerOf(secret))));
		for (const {id, name} of successors) {
			if (!owners.has(id)) {
				violations.push(`Nobody has the secret of ${name}: ${recovered.stdout}${recovered.stderr}`);
			}
		}

		violations.push(...whatIsWrong(keys(), subject, 'after recover'));
		await run(['rotate', '--status']);
		const finished = await run(['rotate', '--finish', '--force']);
		const working = keys().filter(({status}) => status === 'active');
		if (working.length !== 1) {
			violations.push(`${working.length} keys work at the end: ${finished.stdout}${finished.stderr}`);
		}

		const last = await run(['list', '--tenant-id', 'ten_test01']);
		if (/is open|pending/.test(last.stderr)) {
			violations.push(`Something is left at the end: ${last.stderr}`);
		}

		return {ending: `${first.ending}, ${successors.length} new`, violations};
	});
}

/** At every moment one key works, and at most one replaces it. */
function whatIsWrong(keys: readonly KeyView[], {oldId}: RotationSubject, when: string): string[] {
	const successors = keys.filter(({id, status}) => id !== oldId && status === 'active');
	return [
		...(keys.some(({id, status}) => id === oldId && status === 'active') ? [] : [`The old key does not work ${when}.`]),
		...(successors.length > 1 ? [`${successors.length} new keys ${when}.`] : []),
	];
}

type First = {readonly ending: string; readonly secrets: readonly string[]};

async function rotateInTrouble(
	{run, proxy, oldId}: RotationSubject,
	trouble: (typeof troubles)[number],
	random: Random,
): Promise<First> {
	const rotate = ['rotate', oldId, '-o', 'json'];
	switch (trouble) {
		case 'twice': {
			const both = await Promise.all([run(rotate), run(rotate)]);
			return {
				ending: `twice: ${both
					.map(({exitCode}) => String(exitCode))
					.toSorted((a, b) => a.localeCompare(b))
					.join(' and ')}`,
				secrets: both.flatMap(({stdout}) => secretsIn(stdout)),
			};
		}

		case 'fault': {
			await proxy.setToxics(toxicsOf(random));
			const {exitCode, stdout} = await run([...rotate, '--timeout', '1s']);
			return {ending: `fault: ${exitCode}`, secrets: secretsIn(stdout)};
		}

		case 'command': {
			const script = pick(random, ['exit 3', 'head -c 9 > /dev/null; kill -9 $$', 'cat > /dev/null; exit 1']);
			const {exitCode} = await run([...rotate, '--', 'sh', '-c', script]);
			return {ending: `command: ${exitCode}`, secrets: []};
		}

		default: {
			const moment = random() * 60;
			const method = pick(random, ['GET', 'POST'] as const);
			const {exitCode, stdout} = await run(rotate, {
				onStart(child) {
					void kill(child, proxy.requested(method), {moment, signal: trouble});
				},
			});
			return {ending: `${trouble}: ${exitCode}`, secrets: secretsIn(stdout)};
		}
	}
}

async function kill(
	child: ChildProcess,
	requested: Promise<void>,
	{moment, signal}: {readonly moment: number; readonly signal: NodeJS.Signals},
): Promise<void> {
	await requested;
	await delay(moment);
	child.kill(signal);
}

function toxicsOf(random: Random): Toxic[] {
	const at = Math.floor(random() * 700);
	return [
		{
			...pick<Toxic>(random, [
				{kind: 'reset_peer', direction: 'upstream', at: 0},
				{kind: 'reset_peer', direction: 'downstream', at},
				{kind: 'limit_data', direction: 'downstream', at},
				{kind: 'status', direction: 'downstream', at: Infinity, status: 503},
				{kind: 'status', direction: 'upstream', at: Infinity, status: 502, milliseconds: 20},
			]),
			method: 'POST',
			times: 1 + Math.floor(random() * 4),
		},
	];
}

function secretsIn(stdout: string): string[] {
	return stdout
		.matchAll(/"secret": "(phk_\w+)"/g)
		.map(([, secret]) => secret!)
		.toArray();
}

/** Rotations that are killed at any moment, whose requests go wrong, whose commands fail, or that are begun twice. */
export const rotationKillCampaign: Campaign = async ({share = 'whole', ...options}) => {
	const count = share === 'slice' ? 1 : 25;
	const trials = troubles.flatMap((trouble) =>
		Array.from({length: count}, (_, index) => ({
			name: `${trouble}-${index}`,
			run: async (random: Random) => tryTrouble(trouble, random),
		})),
	);
	return runTrials(trials, {...options, atOnce: 3});
};
