import {pick, type Random} from '../helpers/seeded.js';

/** Looks like a key's secret: it must not be repeated, even if a server sent it. */
export const tattledSecret = 'phk_live_4fT9cTaTtLeDvAlUe0123';

const said = [
	'No',
	'The name is taken',
	'',
	' ',
	'w'.repeat(5000),
	`The key ${tattledSecret} is bad`,
	'\u001B[2J',
	'\uD83D',
];
const codes = ['VALIDATION', 'IN_PROGRESS', 'CONFLICT', 'SERVER', 'UNAUTHENTICATED', '', 'x'.repeat(1000), 7, null];

const forms: ReadonlyArray<(random: Random) => object> = [
	(random) => ({
		error: {
			code: pick(random, codes),
			message: pick(random, said),
			remediation: pick(random, said),
			request_id: pick(random, said),
			details: Array.from({length: pick(random, [0, 1, 500])}, () => ({
				field: pick(random, said),
				message: pick(random, said),
			})),
		},
	}),
	(random) => ({detail: pick(random, said)}),
	(random) => ({detail: [{loc: ['body', pick(random, said), 0], msg: pick(random, said), type: 'x'}]}),
	(random) => ({type: 'about:blank', title: pick(random, said), detail: pick(random, said), status: 418}),
	(random) => ({error: pick(random, said), error_description: pick(random, said)}),
	(random) => ({code: pick(random, codes), message: pick(random, said)}),
	(random) => ({
		errors: [pick(random, said), {title: pick(random, said), source: {pointer: `/${pick(random, said)}`}}],
	}),
	(random) => ({errors: {[pick(random, said)]: [pick(random, said)], name: pick(random, said)}}),
	(random) => ({detail: {message: pick(random, said), code: pick(random, codes)}}),
	(random) => ({fault: {faultstring: pick(random, said)}}),
	() => ({}),
	(random) => [pick(random, said)],
];

const statuses = [400, 401, 403, 404, 409, 410, 413, 415, 422, 429, 500, 501, 502, 503, 504, 599, 418, 200, 201];

/** A refusal of any stack, with any status. */
export function anyRefusal(random: Random): {readonly status: number; readonly body: object} {
	return {status: pick(random, statuses), body: pick(random, forms)(random)};
}
