import {setTimeout as delay} from 'node:timers/promises';
import pMap from 'p-map';
import {type Random, seeded} from '../helpers/seeded.js';

/** A run of a campaign: named so that it can be run again by its name and the seed. */
export type Trial = {
	readonly name: string;
	/** Resolves with what became of it. */
	readonly run: (random: Random) => Promise<Finding>;
};

export type Finding = {
	/** How the work ended, in a word: a campaign whose runs all end alike tests nothing. */
	readonly ending: string;
	/** What should never be, each as a sentence. */
	readonly violations: readonly string[];
};

export type CampaignOptions = {
	readonly seed: number;
	/** Runs only trials whose names have this in them. */
	readonly only?: string | undefined;
	/** `slice` runs a few of all trials. */
	readonly share?: 'slice' | 'whole';
};

export type CampaignResult = {
	readonly runs: number;
	/** How many runs ended in which way. */
	readonly endings: Readonly<Record<string, number>>;
	readonly violations: readonly Violation[];
};

export type Violation = {readonly trial: string; readonly what: string};

export type Campaign = (options: CampaignOptions) => Promise<CampaignResult>;

/** Runs trials, some at once. One that throws is a violation. */
export async function runTrials(
	trials: readonly Trial[],
	{seed, only = '', atOnce}: Omit<CampaignOptions, 'share'> & {readonly atOnce: number},
): Promise<CampaignResult> {
	const endings: Record<string, number> = {};
	const violations: Violation[] = [];
	const chosen = trials.filter(({name}) => name.includes(only));
	const conclude = async ({name, run}: Trial) => {
		const finding = await inTime(run(seeded(seed, name))).catch((error: unknown): Finding => ({
			ending: 'thrown',
			violations: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
		}));
		endings[finding.ending] = (endings[finding.ending] ?? 0) + 1;
		violations.push(...finding.violations.map((what) => ({trial: name, what})));
	};

	await pMap(chosen, conclude, {concurrency: atOnce});
	return {runs: chosen.length, endings, violations};
}

/** The longest that a run may take, in milliseconds: what waits for ever is a fault, too. */
const timeLimit = 60_000;

async function inTime(work: Promise<Finding>): Promise<Finding> {
	const end = new AbortController();
	const overdue = async (): Promise<Finding> => {
		await delay(timeLimit, undefined, {signal: end.signal});
		return {ending: 'overdue', violations: [`It was not over after ${timeLimit / 1000} s.`]};
	};

	const alarm = overdue();
	alarm.catch(() => undefined);
	try {
		return await Promise.race([work, alarm]);
	} finally {
		end.abort();
	}
}

/** Every so-manieth of a list, from the first on, so that about `count` are left. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
	const step = Math.max(1, items.length / count);
	return Array.from({length: Math.min(count, items.length)}, (_, index) => items[Math.floor(index * step)]!);
}
