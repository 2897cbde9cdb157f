import {type Key} from '../../source/contract/wire/entities.js';
import {type JournalEntry} from '../../source/storage/journal/entry.js';

/** How a create ended, as its caller sees it. */
export type Outcome = {
	/** The secret, if it was delivered. */
	readonly secret: string | undefined;
	/** The code of the failure; `KILLED` if it could say nothing any more; `undefined` for a success. */
	readonly failure: string | undefined;
	/** All that was said about a failure. */
	readonly said: string;
};

/** What is in the journal's folder. */
export type JournalFacts = {
	readonly entries: readonly JournalEntry[];
	readonly drafts: readonly string[];
	/** Files that hold no whole entry. */
	readonly torn: readonly string[];
	/** Files in which there is something that looks like a secret. */
	readonly tattling: readonly string[];
};

/** What there is to be seen after a create. */
export type Facts = {
	readonly outcome: Outcome;
	/** The keys of the name that was asked for, whatever became of them. */
	readonly keys: readonly Key[];
	/** The id of the key that the delivered secret authenticates as. */
	readonly owner: string | undefined;
	readonly journal: JournalFacts;
	readonly mayLeaveDrafts?: boolean;
};

/** Failures that leave open whether there is a key. */
const openEnded: ReadonlySet<string> = new Set(['OUTCOME_UNKNOWN', 'IN_PROGRESS', 'INTERRUPTED', 'KILLED']);

/** Checks what must hold after any create, and returns each violation as a sentence. */
export function violationsAfterCreate(facts: Facts): string[] {
	const {outcome, keys, owner, journal} = facts;
	const {secret, failure, said} = outcome;
	const ids = keys.map(({id}) => id);
	const isReported = keys.every(
		({id}) => journal.entries.some((entry) => entry.key_id === null || entry.key_id === id) || said.includes(id),
	);
	const told = `${failure ?? 'success'}: ${said}`;
	return sentences([
		[activeIn(keys).length > 1, `There are ${activeIn(keys).length} active keys of the name.`],
		[failure === undefined && secret === undefined, 'A success without a secret.'],
		[secret !== undefined && (owner === undefined || !ids.includes(owner)), 'The secret does not authenticate.'],
		[
			keys.length > 0 && secret === undefined && failure === undefined,
			'A key without a secret, and the command did not fail.',
		],
		[keys.length > 0 && secret === undefined && !isReported, `An orphan: ${ids.join(', ')}, reported nowhere. ${told}`],
		[
			keys.length > 0 && failure !== undefined && !openEnded.has(failure),
			`A plain failure, but there is a key: ${ids.join(', ')}. ${told}`,
		],
		[failure === undefined && journal.entries.length > 0, 'The journal keeps an entry of a create that was delivered.'],
		...truthOf(journal, ids),
		[journal.drafts.length > 0 && facts.mayLeaveDrafts !== true, `Drafts are left: ${journal.drafts.join(', ')}`],
	]);
}

/** What a recovery brought. */
export type Recovered = {
	readonly secrets: readonly string[];
	/** What was said of creates that could not be finished. */
	readonly said: string;
};

export type RecoveryFacts = {
	readonly recovered: Recovered;
	/** The ids of the keys that the secrets authenticate as. */
	readonly owners: ReadonlyArray<string | undefined>;
	readonly hasIdempotency: boolean;
	/** What was there before the recovery. */
	readonly before: Pick<Facts, 'keys' | 'journal'>;
	readonly after: Pick<Facts, 'keys' | 'journal'>;
};

/** What must hold after a recovery, once the fault has gone. */
export function violationsAfterRecovery({recovered, owners, hasIdempotency, before, after}: RecoveryFacts): string[] {
	const ids = after.keys.map(({id}) => id);
	const waited = before.journal.entries.length;
	const isLost = !hasIdempotency && before.keys.length > 0;
	const {length: found} = recovered.secrets;
	const isNamed = before.keys.every(({id}) => recovered.said.includes(id));
	const keepsTrack = before.keys.every(({id}) => after.journal.entries.some((entry) => entry.key_id === id));
	return sentences([
		[activeIn(after.keys).length > 1, `After recovery there are ${activeIn(after.keys).length} active keys.`],
		[
			owners.some((owner) => owner === undefined || !ids.includes(owner)),
			'A secret that was recovered does not authenticate.',
		],
		[waited === 0 && found > 0, 'Something was recovered that the journal did not have.'],
		[
			waited > 0 && !isLost && found !== 1,
			`Recovery gave ${found} secrets where it should give one: ${recovered.said}`,
		],
		[waited > 0 && isLost && found > 0, 'A server without idempotency gave a secret twice.'],
		[waited > 0 && isLost && !isNamed, `Recovery does not name the key: ${recovered.said}`],
		[waited > 0 && isLost && !keepsTrack, 'The journal has lost track of a key whose secret is lost.'],
		[(waited === 0 || !isLost) && after.journal.entries.length > 0, 'The journal is not empty after recovery.'],
		...truthOf(after.journal, ids),
	]);
}

/** What must hold once the key whose secret was lost is revoked. */
export function violationsAfterUndo({keys, journal}: Pick<Facts, 'keys' | 'journal'>): string[] {
	return sentences([
		[activeIn(keys).length > 0, 'A key still works that was to be revoked.'],
		[journal.entries.length > 0, 'The journal is not empty after all is undone.'],
	]);
}

type Claim = readonly [isBroken: boolean, sentence: string];

function sentences(claims: readonly Claim[]): string[] {
	return claims.filter(([isBroken]) => isBroken).map(([, sentence]) => sentence);
}

function truthOf({entries, torn, tattling}: JournalFacts, ids: readonly string[]): Claim[] {
	return [
		[torn.length > 0, `Torn files: ${torn.join(', ')}`],
		[tattling.length > 0, `A secret stands in ${tattling.join(', ')}`],
		[entries.length > 1, 'The journal has several entries of one create.'],
		...entries.map(({key_id: id}): Claim => [id !== null && !ids.includes(id), `The journal names another key: ${id}`]),
	];
}

function activeIn(keys: readonly Key[]): Key[] {
	return keys.filter(({status}) => status === 'active');
}
