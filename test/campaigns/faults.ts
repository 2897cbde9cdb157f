import {installation, type TestInstallation} from '../helpers/emulator.js';
import {errorAnswer} from '../helpers/fault-proxy.js';
import {pick, type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {type Toxic} from '../helpers/toxics.js';
import {type Campaign, runTrials, spread, type Trial} from './campaign.js';
import {type Driver, inProcess, program} from './drivers.js';
import {type Lengths, measure} from './measure.js';
import {withSubject} from './subject.js';
import {tryCreate} from './trial.js';

type Direction = Toxic['direction'];
type Effect = Pick<Toxic, 'kind' | 'milliseconds' | 'bytes' | 'status'>;

/** A fault in a create's requests, and the directions in which it can happen. */
type Fault = {
	readonly name: string;
	readonly directions: readonly Direction[];
	readonly effect: (direction: Direction) => Effect;
};

const bothWays: readonly Direction[] = ['upstream', 'downstream'];

/** Beyond the time limit of a create, and well within it, in milliseconds. */
const long = 700;
const short = 120;

const faults: readonly Fault[] = [
	bothWaysAlike('refuse', {kind: 'refuse'}),
	bothWaysAlike('reset', {kind: 'reset_peer'}),
	bothWaysAlike('timeout', {kind: 'timeout', milliseconds: short}),
	bothWaysAlike('drop', {kind: 'drop'}),
	{
		name: 'truncate',
		directions: bothWays,
		effect: (direction) => ({kind: direction === 'upstream' ? 'limit_data' : 'truncate'}),
	},
	bothWaysAlike('slice', {kind: 'slicer', bytes: 40, milliseconds: 2}),
	bothWaysAlike('delay', {kind: 'latency', milliseconds: long}),
	bothWaysAlike('throttle', {kind: 'bandwidth', bytes: 1}),
	bothWaysAlike('slow close', {kind: 'slow_close', milliseconds: short}),
	bothWaysAlike('garbage', {kind: 'garbage'}),
	...[500, 502, 503, 504].map((status) => errorStatus(`${status} after commit`, 'downstream', {status})),
	...[502, 503, 504, 524].map((status) =>
		errorStatus(`${status} before commit`, 'upstream', {status, milliseconds: long}),
	),
	errorStatus('429', 'downstream', {status: 429}),
];

function bothWaysAlike(name: string, effect: Effect): Fault {
	return {name, directions: bothWays, effect: () => effect};
}

function errorStatus(name: string, direction: Direction, effect: Omit<Effect, 'kind'>): Fault {
	return {name, directions: [direction], effect: () => ({...effect, kind: 'status'})};
}

/** Which requests the fault acts on: the first try, every try, or everything from the first try on. */
const scopes = {
	once: {method: 'POST', times: 1},
	always: {method: 'POST'},
	'for good': {since: 'POST'},
} as const;

/** At how many bytes each fault strikes. */
const cutPoints = 22;

/** Every fault at every cut point, as it may strike, with and without idempotency. */
function planAll(world: TestInstallation, lengths: Lengths, driver: Driver): Trial[] {
	return faults
		.flatMap((fault) => fault.directions.flatMap((direction) => strikesOf(fault, direction, lengths)))
		.flatMap(({title, toxic}) =>
			[true, false].map((hasIdempotency) => trialOf(world, {title, toxics: () => [toxic], hasIdempotency, driver})),
		);
}

type Strike = {readonly title: string; readonly toxic: Toxic};

/** A fault in one direction, at all the bytes and in all the ways in which it strikes. */
function strikesOf({name, directions, effect}: Fault, direction: Direction, lengths: Lengths): Strike[] {
	const {kind, status} = effect(direction);
	const length = kind === 'status' ? errorAnswer(status).length : lengths[direction];
	return cutsThrough(length, cutPoints / directions.length).flatMap((at) =>
		Object.entries(scopes).map(([scope, which]) => ({
			title: `${name} ${direction} at ${at} ${scope}`,
			toxic: {...effect(direction), direction, at, ...which},
		})),
	);
}

/** Bytes to cut at, from before the first to behind the last. */
function cutsThrough(length: number, count: number): number[] {
	return Array.from({length: count}, (_, index) => Math.round((index * length) / (count - 1)));
}

/** The server has gone before the create comes: what was asked before it is the last that came through. */
function planRefusals(world: TestInstallation): Trial[] {
	const toxics: readonly Toxic[] = [{kind: 'refuse', direction: 'downstream', at: Infinity, method: 'GET', times: 1}];
	return [inProcess, program].map((driver) =>
		trialOf(world, {title: 'gone before the create', toxics: () => toxics, hasIdempotency: true, driver}),
	);
}

/** Several faults one after the other, of the create's tries and of what is asked after them. */
function planSequences(world: TestInstallation, lengths: Lengths, count: number): Trial[] {
	return Array.from({length: count}, (_, index) =>
		trialOf(world, {
			title: `sequence ${index}`,
			toxics: (random) => Array.from({length: 2 + Math.floor(random() * 3)}, () => anyToxic(random, lengths)),
			hasIdempotency: index % 2 === 0,
			driver: inProcess,
		}),
	);
}

function anyToxic(random: Random, lengths: Lengths): Toxic {
	const {directions, effect} = pick(random, faults);
	const direction = pick(random, directions);
	return {
		...effect(direction),
		milliseconds: pick(random, [1, short, long]),
		direction,
		at: Math.round(random() * lengths[direction]),
		since: 'POST',
		method: pick(random, ['POST', 'POST', 'GET']),
		times: 1,
	};
}

type Plan = {
	readonly title: string;
	readonly toxics: (random: Random) => readonly Toxic[];
	readonly hasIdempotency: boolean;
	readonly driver: Driver;
};

function trialOf(world: TestInstallation, {title, toxics, hasIdempotency, driver}: Plan): Trial {
	return {
		name: `${driver.name}: ${title} ${hasIdempotency ? 'with' : 'without'} idempotency`,
		run: async (random) =>
			withSubject(world, {toxics: toxics(random), hasIdempotency}, async (subject) => tryCreate(subject, driver)),
	};
}

/** Faults on the way of a create, and what is left of it. */
export const faultCampaign: Campaign = async ({share = 'whole', ...options}) =>
	withStage(async (t) => {
		const world = await installation(t);
		const lengths = await measure(world, inProcess);
		const all = planAll(world, lengths, inProcess);
		const scripted = planAll(world, await measure(world, program), program);
		const trials =
			share === 'slice'
				? [...spread(scripted, 8), ...spread(all, 85), ...planSequences(world, lengths, 12)]
				: [...planRefusals(world), ...all, ...planSequences(world, lengths, 300), ...spread(scripted, 101)];
		return runTrials(trials, {...options, atOnce: 12});
	});
