import {type Finding} from './campaign.js';
import {type Driver} from './drivers.js';
import {type Outcome, violationsAfterCreate, violationsAfterRecovery, violationsAfterUndo} from './invariants.js';
import {type Subject} from './subject.js';

export type TrialOptions = {readonly mayLeaveDrafts?: boolean};

/** Has a key created, looks what there is, lifts the fault, has it recovered, and looks again. */
export async function tryCreate(
	subject: Subject,
	{create, recover, undo}: Driver,
	{mayLeaveDrafts = false}: TrialOptions = {},
): Promise<Finding> {
	const {proxy, hasIdempotency} = subject;
	const outcome = await create(subject);
	// What comes late has come, too.
	await proxy.idle();
	const before = lookAt(subject);
	const owner = outcome.secret === undefined ? undefined : await subject.ownerOf(outcome.secret);
	const violations = violationsAfterCreate({...before, outcome, owner, mayLeaveDrafts});

	await proxy.setToxics([]);
	const recovered = await recover(subject);
	const owners = await Promise.all(recovered.secrets.map(async (secret) => subject.ownerOf(secret)));
	const after = lookAt(subject);
	violations.push(...violationsAfterRecovery({recovered, owners, hasIdempotency, before, after}));
	if (after.journal.entries.length > 0) {
		await undo(subject);
		violations.push(...violationsAfterUndo(lookAt(subject)));
	}

	return {ending: endingOf(outcome, before.keys.length > 0), violations};
}

function lookAt(subject: Subject) {
	return {keys: subject.keys(), journal: subject.journal()};
}

function endingOf({failure = 'success'}: Outcome, hasKey: boolean): string {
	return `${failure} ${hasKey ? 'with' : 'without'} a key`;
}
