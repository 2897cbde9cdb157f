import path from 'node:path';
import {hostileServer} from '../helpers/hostile.js';
import {phywareHere} from '../helpers/run-here.js';
import {type Run} from '../helpers/run.js';
import {pick, type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {type Campaign, type Finding, runTrials, spread, type Trial} from './campaign.js';
import {planSignIns} from './canary-auth.js';
import {forms, type Invocation, invocations, misplaced, type Source, sources} from './canary-commands.js';
import {deadAddresses, handing, planDatabases, planProcesses} from './canary-places.js';
import {planWatches} from './canary-watches.js';
import {canaryOf, countOf, filesThatHold, holds} from './canary-search.js';
import {type Canaries, fail, type FailureKind, failureKinds, honestAnswer} from './canary-server.js';
import {around, flows, tryDelivery, tryFailure} from './canary-sessions.js';
import {type OwnFolders, ownFolders} from './own-folders.js';

type World = {
	readonly address: URL;
	readonly folders: OwnFolders;
	/** What the server does with a request, from now on. */
	readonly setBehavior: (behave: Parameters<typeof hostileServer>[1]) => void;
};

/** A secret through every command, failure, format and screen, and where it was seen. */
export const canaryCampaign: Campaign = async ({share = 'whole', ...options}) =>
	withStage(async (t) => {
		let behave: Parameters<typeof hostileServer>[1];
		const {address} = await hostileServer(t, (socket, request) => {
			behave(socket, request);
		});
		const world: World = {
			address,
			folders: ownFolders(t),
			setBehavior(next) {
				behave = next;
			},
		};
		const plans: ReadonlyArray<readonly [trials: readonly Trial[], some: number]> = [
			[planCommands(world), 70],
			[planDead(world, await deadAddresses(t)), 8],
			[planMisplaced(world), 30],
			[planSignIns(world), 40],
			[planWatches(), 2],
			[planSessions(world), 6],
			[planProcesses(), 1],
			[planDatabases(), 1],
		];
		// One after the other: they share the folders of this process.
		return runTrials(
			plans.flatMap(([trials, some]) => (share === 'slice' ? spread(trials, some) : trials)),
			{...options, atOnce: 1},
		);
	});

const canaryForms = ['own', 'other'] as const;
type CanaryForm = (typeof canaryForms)[number];

/** What a server repeats is told from other words by its form: see `repeated-credentials.test.ts`. */
function formsFor(kind: FailureKind | undefined): readonly CanaryForm[] {
	return kind?.repeats === true ? ['own'] : canaryForms;
}

function canariesOf(random: Random, form: CanaryForm): Canaries {
	return {credential: canaryOf(random, form), minted: canaryOf(random, form)};
}

/** Every command, handed its credential in every way, against every failure, in every form of output. */
function planCommands(world: World): Trial[] {
	const kinds: ReadonlyArray<readonly [name: string, kind: FailureKind | undefined]> = [
		['nothing', undefined],
		...Object.entries(failureKinds),
	];
	return kinds
		.flatMap(([what, kind]) => invocations.map((invocation) => ({what, kind, invocation})))
		.flatMap((attempt) => sources.map((source) => ({...attempt, source})))
		.flatMap((attempt) => forms.map((form) => ({...attempt, form})))
		.flatMap((attempt) => formsFor(attempt.kind).map((canaryForm) => ({...attempt, canaryForm})))
		.map(({what, canaryForm, ...attempt}) => ({
			name: `${titleOf(attempt)}, failing by ${what}, ${canaryForm} form.`,
			run: async (random) => tryCommand(world, {...attempt, canaries: canariesOf(random, canaryForm)}, random),
		}));
}

function titleOf({invocation, form, source}: Pick<Attempt, 'invocation' | 'form' | 'source'>): string {
	return `${invocation.name} ${form.join(' ')}, by ${source}`;
}

/** Every command where no answer can be had. */
function planDead(world: World, addresses: Readonly<Record<string, string>>): Trial[] {
	return Object.entries(addresses)
		.flatMap(([what, url]) => invocations.map((invocation) => ({what, url, kind: undefined, invocation})))
		.flatMap((attempt) => sources.map((source) => ({...attempt, source})))
		.flatMap((attempt) => forms.map((form) => ({...attempt, form})))
		.map(({what, ...attempt}) => ({
			name: `${titleOf(attempt)}, where there is ${what}.`,
			run: async (random) =>
				tryCommand(world, {...attempt, canaries: canariesOf(random, pick(random, canaryForms))}, random),
		}));
}

type Attempt = {
	readonly invocation: Invocation;
	readonly source: Source;
	readonly form: readonly string[];
	readonly kind: FailureKind | undefined;
	readonly canaries: Canaries;
	readonly url?: string;
};

async function tryCommand(world: World, attempt: Attempt, random: Random): Promise<Finding> {
	const {invocation, source, form, kind, canaries, url = world.address.origin} = attempt;
	const {folders} = world;
	const failsAtOnce = random() < 0.3;
	const isPassing = kind?.isPassing === true || attempt.url !== undefined;
	folders.clear();
	if (invocation.needsEntry) {
		folders.interrupt({url: URL.canParse(url) ? new URL(url).href : 'http://localhost/'});
	}

	world.setBehavior((socket, request) => {
		if (kind !== undefined && (failsAtOnce || request.startsWith(invocation.method))) {
			fail(socket, kind, canaries);
		} else {
			socket.end(honestAnswer(request, canaries));
		}
	});
	const {argv, env, input} = handing(source, canaries.credential.text);
	const file = path.join(folders.home, 'chosen.secret');
	const words = invocation.argv.map((word) => (word === 'SECRET_FILE' ? file : word));
	const run = await phywareHere(
		['cloud', 'keys', ...words, ...form, ...argv, '--timeout', isPassing ? '60ms' : '10s'],
		// Far from a clipboard of the machine's own.
		{env: {...env, PHYCLOUD_URL: url, SSH_TTY: '/dev/pts/0'}, input},
	);
	const isHonest = kind === undefined && attempt.url === undefined;
	return {
		ending: `exit ${run.exitCode}`,
		violations: [
			...sightings(run, attempt, folders),
			...(isHonest && run.exitCode !== 0 ? [`It failed although nothing was wrong: ${run.stderr}`] : []),
		],
	};
}

/** Where a secret is that should not be there, and where it is not that should. */
function sightings(run: Run, {canaries, invocation: {permits}}: Attempt, {home}: OwnFolders): string[] {
	const {credential, minted} = canaries;
	const isDelivered = run.exitCode === 0;
	const places = {stdout: run.stdout, stderr: run.stderr};
	const files = [credential, minted].flatMap((canary) => filesThatHold(home, canary));
	const file = permits === 'file' && isDelivered ? ['chosen.secret'] : [];
	const count = permits === 'stdout' && isDelivered ? 1 : 0;
	return [
		...Object.entries(places)
			.filter(([, text]) => holds(text, credential))
			.map(([place, text]) => `The credential is in ${place}: ${around(text, credential)}`),
		...(holds(run.stderr, minted) ? [`The minted secret is in stderr: ${around(run.stderr, minted)}`] : []),
		...(countOf(run.stdout, minted) === count && (count === 1 || !holds(run.stdout, minted))
			? []
			: [`The minted secret is not in stdout ${count} times: ${run.stdout}`]),
		...(files.join(' ') === file.join(' ') ? [] : [`Secrets lie in ${files.join(', ')}, not in ${file.join(', ')}.`]),
	];
}

/** The credential in the place of something else, by mistake. */
function planMisplaced({address, folders}: World): Trial[] {
	const names = Object.keys(misplaced(''));
	return names.flatMap((name) =>
		[[], ['-o', 'json']].map((form) => ({
			name: `${name}, as ${form.join(' ')}, misplaced.`,
			async run(random): Promise<Finding> {
				folders.clear();
				const canary = canaryOf(random, 'own');
				const argv = [...misplaced(canary.text)[name]!, ...form];
				const run = await phywareHere(argv, {env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: ''}});
				const text = run.stdout + run.stderr;
				const files = filesThatHold(folders.home, canary);
				return {
					ending: `misplaced: exit ${run.exitCode}`,
					violations: [
						...(holds(text, canary) ? [`It is printed: ${around(text, canary)}`] : []),
						...files.map((file) => `It lies in ${file}.`),
					],
				};
			},
		})),
	);
}

/** Every failure on every screen, and secrets that are delivered. */
function planSessions({folders}: World): Trial[] {
	const failing = Object.entries(failureKinds).flatMap(([kindName, kind]) =>
		flows.flatMap((flow) =>
			formsFor(kind).map((form) => ({
				name: `session: ${flow.name}, failing by ${kindName}, ${form} form.`,
				run: async (random: Random) => tryFailure({flow, kind, canaries: canariesOf(random, form)}, folders, random),
			})),
		),
	);
	const delivering = Array.from({length: 10}, (_, index) => ({
		name: `session: delivery ${index}.`,
		run: async (random: Random) => tryDelivery(canariesOf(random, pick(random, canaryForms)), folders, random),
	}));
	return [...delivering, ...failing];
}
