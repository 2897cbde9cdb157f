/**
Runs the long campaigns, one after the other: `npm run campaign [-- NAME…] [--seed N] [--only TEXT]`.

They put to the proof what `npm test` only samples. Exits with 1 if something happened that never should. Wants a program that is built.
*/
import {parseArgs} from 'node:util';
import {bulkCampaign} from '../test/campaigns/bulk.js';
import {type Campaign} from '../test/campaigns/campaign.js';
import {answerBombCampaign} from '../test/campaigns/answer-bombs.js';
import {canaryCampaign} from '../test/campaigns/canary.js';
import {cleanerCampaign} from '../test/campaigns/cleaner.js';
import {cutCampaign} from '../test/campaigns/cuts.js';
import {faultCampaign} from '../test/campaigns/faults.js';
import {modelCampaign} from '../test/campaigns/model.js';
import {mutationCampaign} from '../test/campaigns/mutations.js';
import {proxyCampaign} from '../test/campaigns/proxies.js';
import {poisonCampaign} from '../test/campaigns/poison.js';
import {rotationKillCampaign} from '../test/campaigns/rotation-kills.js';
import {rotationCampaign} from '../test/campaigns/rotations.js';
import {signalCampaign} from '../test/campaigns/signals.js';
import {shortWriteCampaign} from '../test/campaigns/short-writes.js';
import {writerCampaign} from '../test/campaigns/writers.js';

const campaigns: Readonly<Record<string, Campaign>> = {
	faults: faultCampaign,
	cuts: cutCampaign,
	signals: signalCampaign,
	writers: writerCampaign,
	bulk: bulkCampaign,
	rotations: rotationCampaign,
	'rotation-kills': rotationKillCampaign,
	'short-writes': shortWriteCampaign,
	'answer-bombs': answerBombCampaign,
	poison: poisonCampaign,
	canary: canaryCampaign,
	cleaner: cleanerCampaign,
	mutations: mutationCampaign,
	model: modelCampaign,
	proxies: proxyCampaign,
};

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {seed: {type: 'string'}, only: {type: 'string'}},
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const names = positionals.length === 0 ? Object.keys(campaigns) : positionals;
const unknown = names.filter((name) => campaigns[name] === undefined);
if (unknown.length > 0 || !Number.isSafeInteger(seed)) {
	throw new Error(`There are the campaigns ${Object.keys(campaigns).join(', ')}; a seed is a whole number.`);
}

for (const name of names) {
	const start = performance.now();
	const {runs, endings, violations} = await campaigns[name]!({seed, only: values.only});
	const seconds = Math.round((performance.now() - start) / 1000);
	const kinds = Object.entries(endings).map(([ending, count]) => `${count} ${ending}`);
	console.log(`${name}: ${runs} runs, ${violations.length} violations, ${seconds} s, seed ${seed}`);
	console.log(`  ended: ${kinds.join(', ')}`);
	for (const {trial, what} of violations) {
		console.log(`  ✗ ${trial}: ${what}`);
		console.log(`    npm run campaign -- ${name} --seed ${seed} --only ${JSON.stringify(trial)}`);
		process.exitCode = 1;
	}
}
