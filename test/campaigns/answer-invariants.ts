import {inspect} from 'node:util';
import {errorSentences, PhywareError} from '../../source/core/errors.js';
import {type Finding} from './campaign.js';
import {type Call, canary, isStrict, isWhatStands} from './honest-answers.js';
import {tattledSecret} from './refusal-bodies.js';
import {type Sent} from './wire-frames.js';

export type CallFacts = {
	readonly milliseconds: number;
	readonly timeLimit: number;
	/** The answer to the last attempt; `undefined` if none was made. */
	readonly sent: Sent | undefined;
	readonly attempts: number;
};

/** How much later than its time limit a call may end, in milliseconds: others use the machine, too. */
const patience = 2000;

/** How a call ended, and what must not be of it. */
export function violationsOf(call: Call, outcome: PromiseSettledResult<unknown>, facts: CallFacts): Finding {
	const {milliseconds, timeLimit} = facts;
	const late = milliseconds > timeLimit + patience ? [`It took ${Math.round(milliseconds)} ms.`] : [];
	const {ending, violations} =
		outcome.status === 'fulfilled' ? ofResult(call, outcome.value, facts) : ofFailure(outcome.reason);
	return {ending, violations: [...late, ...violations]};
}

function ofResult(call: Call, result: unknown, {sent, attempts}: CallFacts): Finding {
	if (sent === undefined) {
		return {ending: 'conjured', violations: ['A result although nothing was answered.']};
	}

	if (result === undefined) {
		const strict = sent.body !== undefined && isStrict(call, sent.body);
		const mayBe = call.mayBeNothing(sent.status, strict) && (call.name !== 'revoke' || attempts > 1);
		return {ending: 'nothing', violations: mayBe || sent.body === undefined ? [] : [`Nothing, for ${sent.status}.`]};
	}

	const {body, wire} = sent;
	const stands = body === undefined ? standsSomewhere(call, result, wire) : isWhatStands(call, result, body);
	if (body !== undefined && (sent.status < 200 || sent.status > 299)) {
		return {ending: 'data', violations: [`Data, for ${sent.status}.`]};
	}

	return {
		ending: 'data',
		violations: stands ? [] : [`The result is ${JSON.stringify(result)}, which does not stand in the answer.`],
	};
}

/** Whether a result stands in bytes whose order is broken: all of its words, and, of a create, the secret. */
function standsSomewhere(call: Call, result: unknown, wire: Uint8Array): boolean {
	const text = Buffer.from(wire).toString('utf8');
	for (let start = text.indexOf('{'); start !== -1; start = text.indexOf('{', start + 1)) {
		const end = text.lastIndexOf('}');
		try {
			JSON.parse(text.slice(start, end + 1));
			return isWhatStands(call, result, Buffer.from(text.slice(start, end + 1)));
		} catch {
			// It begins, or ends, elsewhere.
		}
	}

	return call.name !== 'create' || text.includes(`"secret":${JSON.stringify((result as {secret: string}).secret)}`);
}

const longest = {message: 300, reason: 1100, remedy: 300, requestId: 300} as const;

function ofFailure(error: unknown): Finding {
	if (!(error instanceof PhywareError)) {
		return {ending: 'thrown', violations: [`It threw ${inspect(error)}`]};
	}

	const {stack: _, ...facts} = Object.getOwnPropertyDescriptors(error);
	const told = `${errorSentences(error)} ${error.requestId} ${inspect(facts, {depth: 9, maxStringLength: Infinity})}`;
	return {
		ending: error.code,
		violations: [
			...(told.includes(canary) || told.toLowerCase().includes(canary.toLowerCase())
				? [`It quotes the body: ${told}`]
				: []),
			...(told.includes(tattledSecret) || told.includes('phk_live_credential') ? [`It says a secret: ${told}`] : []),
			...(/\n {4}at |node:internal|\.ts:\d+/.test(told) ? [`It has a stack in it: ${told}`] : []),
			...(error.code === 'INTERNAL' || error.cause !== undefined ? [`It is ${inspect(error)}`] : []),
			...(error.message === '' || error.remedy === '' ? ['It says nothing.'] : []),
			...Object.entries(longest)
				.filter(([field, most]) => (error[field as keyof typeof longest]?.length ?? 0) > most)
				.map(([field]) => `Its ${field} has ${error[field as keyof typeof longest]!.length} characters.`),
		],
	};
}
