import fc from 'fast-check';
import {clip, measure, pad, stableWidth} from '../../source/terminal/measure.js';
import {clean} from '../../source/terminal/printable.js';
import {untrustedText, isHarmless} from '../terminal/untrusted-text.js';
import {type Campaign, runTrials, type Trial} from './campaign.js';

/** What holds of the cleaner, whatever it is given. */
const properties: Readonly<Record<string, (text: string, width: number) => boolean>> = {
	total(text) {
		const cleaned = clean(text);
		return isHarmless(cleaned) && cleaned.length <= text.length && !/\p{M}{5}/u.test(cleaned);
	},
	idempotent: (text) => clean(clean(text)) === clean(text),
	bounded(text, width) {
		const cleaned = clean(text);
		const clipped = clip(cleaned, width);
		return (
			measure(cleaned) <= 2 * [...text].length &&
			measure(clipped) <= width &&
			measure(pad(clipped, width)) === width &&
			measure(stableWidth(cleaned)) <= measure(cleaned)
		);
	},
};

/** How many strings each property is held against, and how many of them one run has. */
const whole = 100_000;
const slice = 2000;
const portion = 5000;

/** The properties of the cleaner that `npm test` holds against some strings, held against many. */
export const cleanerCampaign: Campaign = async ({share = 'whole', ...options}) => {
	const count = share === 'slice' ? slice : whole;
	const trials = Object.entries(properties).flatMap(([name, property]) =>
		Array.from({length: Math.ceil(count / portion)}, (_, index): Trial => ({
			name: `${name}, portion ${index}.`,
			async run(random) {
				const seed = Math.floor(random() * 2 ** 31);
				const numberRuns = Math.min(portion, count);
				const {failed, counterexample} = fc.check(fc.property(untrustedText, fc.nat(40), property), {
					seed,
					numRuns: numberRuns,
				});
				const told = JSON.stringify(counterexample);
				return failed
					? {ending: 'broken', violations: [`The cleaner is not ${name} for ${told}.`]}
					: {ending: 'held', violations: []};
			},
		})),
	);
	return runTrials(trials, {...options, atOnce: 1});
};
