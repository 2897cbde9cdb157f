import {type ChildProcess} from 'node:child_process';
import {setTimeout as delay} from 'node:timers/promises';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {type Run} from '../helpers/run.js';
import {type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {type Toxic} from '../helpers/toxics.js';
import {type Campaign, type Finding, runTrials, type Trial} from './campaign.js';
import {outcomeOf, program, runCreate} from './drivers.js';
import {endingSignals, type EndingSignal, shellCodes} from './ending-signals.js';
import {trySession} from './session.js';
import {withSubject, type Subject} from './subject.js';
import {tryCreate} from './trial.js';

/** Makes a create's way as long as a network does, so that signals fall into it. */
const wayOut: Toxic = {kind: 'latency', direction: 'upstream', at: 0, milliseconds: 40, method: 'POST'};
const wayBack: Toxic = {kind: 'latency', direction: 'downstream', at: 300, milliseconds: 40, method: 'POST'};

/** From when on the moment of a signal is counted. */
type Since = 'start' | 'request';

/** The longest after which a signal comes, in milliseconds: by then a create that is left alone is over. */
const latest: Readonly<Record<Since, number>> = {start: 500, request: 120};

/** A create that gets a signal at a random moment. */
async function tryScripted(
	world: TestInstallation,
	{signal, since}: {readonly signal: EndingSignal; readonly since: Since},
	random: Random,
): Promise<Finding> {
	const toxics = random() < 0.5 ? [wayOut] : [wayBack];
	const moment = random() * latest[since];
	return withSubject(world, {toxics, hasIdempotency: random() < 0.7}, async (subject) => {
		const violations: string[] = [];
		const create = async () => {
			const requested = subject.proxy.requested('POST');
			const run = await runCreate(subject, [], {
				onStart(child) {
					void end(child, {signal, moment, from: since === 'start' ? Promise.resolve() : requested});
				},
			});
			violations.push(...violationsOfExit(run, signal, subject));
			return outcomeOf(run);
		};

		const finding = await tryCreate(subject, {...program, create}, {mayLeaveDrafts: signal === 'SIGKILL'});
		return {
			ending: finding.ending,
			violations: [...violations, ...finding.violations].map(
				(what) => `${what} (${signal}, ${Math.round(moment)} ms after the ${since})`,
			),
		};
	});
}

type End = {readonly signal: EndingSignal; readonly moment: number; readonly from: Promise<void>};

async function end(child: ChildProcess, {signal, moment, from}: End): Promise<void> {
	await from;
	await delay(moment);
	child.kill(signal);
}

/** A program that ended by itself succeeded; one that was ended says so by its exit code, once it has begun to do something. */
function violationsOfExit(run: Run, signal: EndingSignal, {proxy, journal}: Subject): string[] {
	// Node hears no signals before the program has begun, nor when all is done.
	const isIdle = proxy.passages.length === 0 || (outcomeOf(run).secret !== undefined && journal().entries.length === 0);
	const isRight =
		run.signal === null
			? run.exitCode === 0 || run.exitCode === shellCodes[signal]
			: run.signal === signal && (signal === 'SIGKILL' || isIdle);
	return isRight ? [] : [`It ended with exit code ${run.exitCode}, signal ${run.signal}: ${run.stderr}${run.stdout}`];
}

/** Signals at random moments of a create, in both drivers. */
export const signalCampaign: Campaign = async ({share = 'whole', ...options}) =>
	withStage(async (t) => {
		const world = await installation(t);
		const count = share === 'slice' ? 4 : 50;
		const trials = endingSignals.flatMap((signal) =>
			Array.from({length: count}, (_, index): Trial[] => {
				const since = index % 2 === 0 ? 'request' : 'start';
				return [
					{
						name: `program: ${signal} ${index} after the ${since}`,
						run: async (random) => tryScripted(world, {signal, since}, random),
					},
					{name: `session: ${signal} ${index}`, run: async (random) => trySession(world, signal, random)},
				];
			}).flat(),
		);
		return runTrials(trials, {...options, atOnce: 3});
	});
