import pMap from 'p-map';
import {type CampaignResult, type Violation} from './campaign.js';

/** Runs parts of a campaign one after the other, each on a world of its own, and adds up what became of them. */
export async function inPortions(
	count: number,
	run: (portion: number) => Promise<CampaignResult>,
): Promise<CampaignResult> {
	const endings: Record<string, number> = {};
	const violations: Violation[] = [];
	let runs = 0;
	await pMap(
		Array.from({length: count}, (_, portion) => portion),
		async (portion) => {
			const result = await run(portion);
			runs += result.runs;
			violations.push(...result.violations);
			for (const [ending, times] of Object.entries(result.endings)) {
				endings[ending] = (endings[ending] ?? 0) + times;
			}
		},
		{concurrency: 1},
	);
	return {runs, endings, violations};
}
