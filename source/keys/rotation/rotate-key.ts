import {type Key, unknownId} from '../../contract/wire/entities.js';
import {PhywareError} from '../../core/errors.js';
import {type Journal} from '../../storage/journal/journal.js';
import {type RotationEntry} from '../../storage/journal/rotation-entry.js';
import {type Rotations} from '../../storage/journal/rotations.js';
import {type CreateClient, createKey, type CreateKeyOptions, type CreatedKey} from '../create-key.js';
import {rotationRecord, withSuccessor} from './rotation-record.js';
import {statusCommand} from './status-command.js';
import {successorName} from './successor-name.js';

export type RotateKeyOptions = Omit<CreateKeyOptions, 'name' | 'idempotencyKey'> & {
	readonly old: Key;
	/** The name that was asked for; the next free one if left out. */
	readonly name: string | undefined;
	/** The names of the tenant's keys. */
	readonly taken: ReadonlySet<string>;
	readonly randomUuid: () => string;
};

/** A new key whose secret has still to be delivered, and the rotation that it is part of. */
export type Rotated = {readonly created: CreatedKey; readonly entry: RotationEntry};

/** How many names are tried where others take them meanwhile. */
const attempts = 5;

/**
Mints a key that is to replace another, which keeps working. The pair is written down before anything is sent.

Throws what `createKey` throws, and a validation error if the key is in a rotation already or no name is short enough.
*/
export async function rotateKey(
	client: CreateClient,
	{journal, rotations}: {readonly journal: Journal; readonly rotations: Rotations},
	{old, name: givenName, taken: known, randomUuid, ...options}: RotateKeyOptions,
): Promise<Rotated> {
	const taken = new Set(known);
	for (let attempt = 1; ; attempt++) {
		const name = givenName ?? successorName(old.name, taken);
		if (name === undefined) {
			throw new PhywareError('VALIDATION', 'The name of the new key would be too long.', {
				reason: 'Nothing was created.',
				remedy: 'Choose one with --name.',
			});
		}

		const idempotencyKey = randomUuid();
		const {address} = client;
		const {tenantId, now} = options;
		const entry = rotationRecord({address, tenantId, old, name, idempotencyKey, now: now()});
		if (!(await rotations.begin(entry))) {
			throw inRotation(old.id);
		}

		try {
			const created = await createKey(client, journal, {...options, name, idempotencyKey});
			const whole = withSuccessor(entry, created.key.id === unknownId ? null : created.key.id);
			// The secret is here: nothing that happens to the journal now may come between it and its reader.
			await rotations.update(whole).catch(() => undefined);
			return {created, entry: whole};
		} catch (error) {
			if (isOver(error)) {
				await rotations.end(entry).catch(() => undefined);
			}

			if (givenName !== undefined || attempt === attempts || !isConflict(error)) {
				throw error;
			}

			taken.add(name);
		}
	}
}

/** Whether a create that failed leaves no key behind. */
function isOver(error: unknown): boolean {
	return error instanceof PhywareError && !['OUTCOME_UNKNOWN', 'INTERRUPTED', 'IN_PROGRESS'].includes(error.code);
}

function isConflict(error: unknown): boolean {
	return error instanceof PhywareError && error.code === 'CONFLICT';
}

/** The error for a key that is in an open rotation. */
export function inRotation(id: string, newId?: string | null): PhywareError {
	return new PhywareError('VALIDATION', `${id} is in a rotation already.`, {
		reason: `${newId ? `Its new key is ${newId}. ` : ''}Nothing was created.`,
		remedy: `To see how far it is, run: ${statusCommand}`,
	});
}
