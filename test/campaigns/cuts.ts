import {installation, type TestInstallation} from '../helpers/emulator.js';
import {withStage} from '../helpers/stage.js';
import {type Toxic} from '../helpers/toxics.js';
import {type Campaign, runTrials, spread, type Trial} from './campaign.js';
import {inProcess} from './drivers.js';
import {measure} from './measure.js';
import {withSubject} from './subject.js';
import {tryCreate} from './trial.js';

/** A cut that the answer's own length gives away, and one that only its content does. */
const kinds = ['limit_data', 'truncate'] as const;

/** The answer to a create cut at every byte, whenever it is sent. */
export const cutCampaign: Campaign = async ({share = 'whole', ...options}) =>
	withStage(async (t) => {
		const world = await installation(t);
		const {downstream: length} = await measure(world, inProcess);
		const bytes = Array.from({length: length + 1}, (_, at) => at);
		const trials = bytes.flatMap((at) =>
			kinds.flatMap((kind) => [
				trialOf(world, {kind, at, hasIdempotency: true}),
				trialOf(world, {kind, at, hasIdempotency: false}),
			]),
		);
		return runTrials(share === 'slice' ? spread(trials, 61) : trials, {...options, atOnce: 12});
	});

type Cut = {readonly kind: (typeof kinds)[number]; readonly at: number; readonly hasIdempotency: boolean};

function trialOf(world: TestInstallation, {kind, at, hasIdempotency}: Cut): Trial {
	const toxics: readonly Toxic[] = [{kind, direction: 'downstream', at, method: 'POST'}];
	return {
		name: `${kind} at ${at} ${hasIdempotency ? 'with' : 'without'} idempotency`,
		run: async () => withSubject(world, {toxics, hasIdempotency}, async (subject) => tryCreate(subject, inProcess)),
	};
}
