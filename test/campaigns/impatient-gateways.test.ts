import test, {type ExecutionContext} from 'ava';
import {installation} from '../helpers/emulator.js';
import {unmeasured} from '../helpers/unmeasured.js';
import {inProcessWithin} from './drivers.js';
import {withSubject} from './subject.js';
import {tryCreate} from './trial.js';

unmeasured();

/** Of a create, in milliseconds: long enough for a first try on a busy machine. */
const timeLimit = 3000;

/** A gateway answers each try at once, and hands it on once the command has ended. */
async function answersTooEarly(t: ExecutionContext, status: number): Promise<void> {
	const world = await installation(t);
	const toxic = {
		kind: 'status',
		direction: 'upstream',
		at: Infinity,
		method: 'POST',
		milliseconds: 2 * timeLimit,
		status,
	} as const;
	const finding = await withSubject(world, {toxics: [toxic], hasIdempotency: true}, async (subject) =>
		tryCreate(subject, inProcessWithin(timeLimit)),
	);
	t.deepEqual(finding, {ending: 'OUTCOME_UNKNOWN with a key', violations: []});
}

// Of a bad upstream, of a connection to it that broke, of one that is slow.
for (const status of [502, 503, 504, 524]) {
	test(
		`a create that is carried out after a gateway has answered ${status} stays in the journal`,
		answersTooEarly,
		status,
	);
}
