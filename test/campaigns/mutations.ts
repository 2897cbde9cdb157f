import {setTimeout as delay} from 'node:timers/promises';
import {setFlagsFromString} from 'node:v8';
import {inspect} from 'node:util';
import {runInNewContext} from 'node:vm';
import {Secret} from '../../source/core/secret.js';
import {createClient, type PhyCloud} from '../../source/phycloud/client.js';
import {hostileServer} from '../helpers/hostile.js';
import {pick, type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {violationsOf} from './answer-invariants.js';
import {type Campaign, type CampaignResult, type Finding, runTrials, type Trial} from './campaign.js';
import {anyCall, type Call, isWhatStands} from './honest-answers.js';
import {jsonMutations} from './json-mutations.js';
import {inPortions} from './portions.js';
import {anyRefusal} from './refusal-bodies.js';
import {type Draft, inOrder, type Sent} from './wire-frames.js';
import {wireMutations} from './wire-mutations.js';

/** A connection between a client and a server that answers as it is told. */
type Lane = {
	readonly hurried: PhyCloud;
	readonly patient: PhyCloud;
	/** The answers to the requests of the call that is made, in order; the last one again and again. */
	answers: readonly Sent[];
	asked: number;
};

/** Time limits in milliseconds: the first is over before anything is tried again. */
const hurriedTime = 180;
const patientTime = 900;

/** How many answers share servers, and how many are under way at once. */
const portionSize = 1000;
const lanes = 12;

/** Any answers to the calls of the client, over real sockets. */
export const mutationCampaign: Campaign = async ({share = 'whole', ...options}) => {
	const count = share === 'slice' ? 500 : 50_000;
	const outside = listenOutside();
	// What is loaded and compiled once is no growth.
	await runPortion(0, Math.min(count, 200), {...options, seed: options.seed + 1});
	const before = await memoryInUse();
	const result = await inPortions(Math.ceil(count / portionSize), async (portion) =>
		runPortion(portion, Math.min(portionSize, count), options),
	);
	const growth = ((await memoryInUse()) - before) / 1024 / 1024;
	const strays = outside.stop().map((what) => ({trial: 'outside of any', what}));
	return {
		runs: result.runs,
		endings: {...result.endings, [`(grown by ${growth.toFixed(1)} MB)`]: 1},
		violations: [
			...result.violations,
			...strays,
			...(growth < 64 ? [] : [{trial: 'all', what: `The heap has grown by ${growth} MB.`}]),
		],
	};
};

async function runPortion(portion: number, count: number, options: Parameters<Campaign>[0]): Promise<CampaignResult> {
	return withStage(async (t) => {
		const free = await Promise.all(Array.from({length: lanes}, async () => openLane(t)));
		const trials = Array.from({length: count}, (_, index): Trial => ({
			name: `answer ${portion * portionSize + index}.`,
			async run(random) {
				const lane = free.pop()!;
				try {
					return await tryAnswer(lane, random);
				} finally {
					free.push(lane);
				}
			},
		}));
		return runTrials(trials, {...options, atOnce: lanes});
	});
}

async function openLane(t: Parameters<typeof hostileServer>[0]): Promise<Lane> {
	const {address} = await hostileServer(t, (socket) => {
		const {wire, end} = lane.answers[Math.min(lane.asked++, lane.answers.length - 1)]!;
		socket.write(wire, () => {
			if (end === 'reset') {
				socket.resetAndDestroy();
			} else if (end === 'close') {
				socket.end();
			}
		});
	});
	const client = (timeLimit: number) =>
		createClient({
			address,
			credential: new Secret('phk_live_credential'),
			userAgent: 'test',
			timeLimit,
			random: () => 0,
		});
	const lane: Lane = {hurried: client(hurriedTime), patient: client(patientTime), answers: [], asked: 0};
	return lane;
}

async function tryAnswer(lane: Lane, random: Random): Promise<Finding> {
	const call = anyCall(random);
	const {told, sent} = anyAnswer(call, random);
	const isPatient = random() < 0.04;
	const later = isPatient && random() < 0.5 ? [anyAnswer(call, random).sent, honest(call)] : [];
	lane.answers = [sent, ...later];
	lane.asked = 0;
	const timeLimit = isPatient ? patientTime : hurriedTime;
	const start = performance.now();
	const [outcome] = await Promise.allSettled([call.make(isPatient ? lane.patient : lane.hurried)]);
	const milliseconds = performance.now() - start;
	const last = lane.answers[Math.min(lane.asked, lane.answers.length) - 1];
	const finding = violationsOf(call, outcome, {milliseconds, timeLimit, sent: last, attempts: lane.asked});
	const violations = [...finding.violations, ...(random() < 0.05 ? await aftermath(lane, random) : [])];
	return {...finding, violations: violations.map((what) => `${what} (${call.name}, ${told})`)};
}

/** A call that is answered as it should be, after one that was not: nothing is left of that. */
async function aftermath(lane: Lane, random: Random): Promise<string[]> {
	const call = anyCall(random);
	const sent = honest(call);
	lane.answers = [sent];
	const [outcome] = await Promise.allSettled([call.make(lane.patient)]);
	const isRight = outcome.status === 'fulfilled' && isWhatStands(call, outcome.value, sent.body!);
	return isRight ? [] : [`The next call, ${call.name}, was not answered as it should be: ${inspect(outcome)}`];
}

function honest({status, body}: Call): Sent {
	return inOrder({status, headers: {}, body: Buffer.from(JSON.stringify(body))});
}

/** An answer to a call, mostly one that is not in order, and in words what is wrong with it. */
function anyAnswer(call: Call, random: Random): {readonly told: string; readonly sent: Sent} {
	const share = random();
	if (share < 0.03) {
		return {told: 'in order', sent: honest(call)};
	}

	const base = share < 0.2 ? anyRefusal(random) : {status: call.status, body: call.body};
	const jsonKind = share < 0.55 ? pick(random, Object.keys(jsonMutations)) : undefined;
	const text = jsonKind === undefined ? JSON.stringify(base.body) : jsonMutations[jsonKind]!(base.body, random);
	const draft: Draft = {status: base.status, headers: {etag: '"tag"'}, body: Buffer.from(text)};
	const isWhole = jsonKind !== undefined && random() < 0.9;
	// A bomb takes as long as a hundred others.
	const kind = pick(
		random,
		Object.keys(wireMutations).filter((name) => name !== 'bomb' || random() < 0.05),
	);
	return isWhole
		? {told: jsonKind, sent: inOrder(draft)}
		: {told: [jsonKind, kind].filter(Boolean).join(', '), sent: wireMutations[kind]!(draft, random)};
}

/** Hears what gets past everybody: in the program it would end the command, or stand on the terminal. */
function listenOutside(): {readonly stop: () => string[]} {
	const heard: string[] = [];
	const listeners = ['uncaughtException', 'unhandledRejection', 'warning'].map((event) => {
		const listener = (what: unknown) => {
			heard.push(`${event}: ${what instanceof Error ? (what.stack ?? what.message) : String(what)}`);
		};

		process.on(event, listener);
		return {event, listener};
	});
	return {
		stop() {
			for (const {event, listener} of listeners) {
				process.off(event, listener);
			}

			return heard;
		},
	};
}

/** The bytes that are held once the garbage is collected, and what waited for that has let go of its own. */
async function memoryInUse(): Promise<number> {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	for (let round = 0; round < 5; round++) {
		await delay(20);
		collect();
	}

	const {heapUsed, external} = process.memoryUsage();
	return heapUsed + external;
}
