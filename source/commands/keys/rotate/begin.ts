import {type Key} from '../../../contract/wire/entities.js';
import {PhywareError} from '../../../core/errors.js';
import {quoted} from '../../../core/escape-sequences.js';
import {invalid} from '../../../core/invalid.js';
import {isRevoked} from '../../../core/key-status.js';
import {allKeys, isUnseen} from '../../../keys/rotation/find-key.js';
import {inRotation, type Rotated, rotateKey} from '../../../keys/rotation/rotate-key.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {type RotationEntry} from '../../../storage/journal/rotation-entry.js';
import {clean, type Printable, printable} from '../../../terminal/printable.js';
import {type Context} from '../../command/context.js';
import {note, warn} from '../../command/notes.js';
import {type Connection, withConnection} from '../../connection/connect.js';
import {deliver, preparePlace} from '../../delivery/deliver.js';
import {tellAboutMinted} from '../../delivery/tell-about-minted.js';
import {settingsLike} from '../create/like-key.js';
import {isOf} from './entries.js';
import {refuseOwnOldKeys} from './own-key.js';
import {type BeginOptions} from './parse-rotate.js';

/** Mints the successor of a key, delivers it, and waits for its clients where that was asked for. Resolves with the exit code. */
export async function begin(options: BeginOptions, context: Context): Promise<number> {
	return withConnection(options.connection, context, async (connection) => {
		const {entry} = await mintSuccessor(connection, options, context);
		if (options.wait === undefined) {
			await note(context, nextStep(entry));
			return 0;
		}

		const {waitAndRevoke} = await import('./wait.js');
		return waitAndRevoke(connection, entry, {...options, wait: options.wait}, context);
	});
}

async function mintSuccessor(connection: Connection, options: BeginOptions, context: Context): Promise<Rotated> {
	const {client, rotations} = connection;
	const {keyId, delivery, expiry, wait} = options;
	const {signal} = context;
	await refuseInRotation(connection, keyId);
	const {old, tenantId, keys} = await findOld(client, options, {signal});
	if (isRevoked(old)) {
		throw invalid(`${keyId} is revoked.`, {
			reason: 'Nothing was created: a revoked key needs no successor.',
			remedy: `To create a key like it, run: phyware cloud keys create --like ${keyId} --tenant-id ${tenantId} --name <NAME>`,
		});
	}

	if (wait !== undefined && old.last_used_at === undefined) {
		throw invalid('--wait needs a PhyCloud that says when keys were last used.', {
			reason: 'This one does not. Nothing was created.',
			remedy: 'Rotate without --wait, check the clients yourself, then add --finish --force.',
		});
	}

	if (wait !== undefined) {
		await refuseOwnOldKeys(client, [keyId], {signal});
	}

	const settings = settingsLike(old, options, {...context, keyId});
	const place = await preparePlace(delivery, context);
	const rotated = await rotateKey(
		client,
		{journal: connection.journal, rotations},
		{
			old,
			tenantId,
			name: options.name,
			taken: new Set(keys.map(({name}) => name)),
			...settings,
			expiry,
			...context,
		},
	).catch(async (error: unknown) => {
		await place?.discard();
		throw error;
	});
	const {created} = rotated;
	await deliver(created, place, {...delivery, more: {replaces: {id: old.id, name: old.name}}}, context);
	if (settings.expiresAt === null && options.expiresAt === undefined) {
		await warn(
			context,
			printable`The new key never expires, as ${clean(keyId)} does not. To set an end, use --expires.`,
		);
	}

	await tellAboutMinted(created, {...options, scopes: settings.scopes}, context);
	return rotated;
}

/** Throws a validation error for a key that is in an open rotation, before anything is sent. */
async function refuseInRotation({client, rotations}: Connection, keyId: string): Promise<void> {
	const {entries} = await rotations.open();
	const entry = entries.find((each) => each.url === client.address.href && isOf(each, keyId));
	if (entry !== undefined) {
		throw inRotation(keyId, entry.successor.id === keyId ? undefined : entry.successor.id);
	}
}

/** The key to rotate, its tenant and all keys of that. */
async function findOld(
	client: PhyCloud,
	{keyId, tenantId: given}: BeginOptions,
	{signal}: {readonly signal: AbortSignal},
): Promise<{readonly old: Key; readonly tenantId: string; readonly keys: readonly Key[]}> {
	const shown = await client.getKey(keyId, {signal}).catch((error: unknown) => {
		if (given === undefined || !isUnseen(error)) {
			throw error;
		}
	});
	const tenantId = given ?? shown?.tenant_id;
	if (tenantId === undefined) {
		throw invalid(`PhyCloud does not say which tenant ${keyId} belongs to.`, {
			reason: 'Nothing was created.',
			remedy: 'Add --tenant-id.',
		});
	}

	const keys = await allKeys(client, tenantId, {signal});
	const old = shown ?? keys.find(({id}) => id === keyId);
	if (old === undefined) {
		throw new PhywareError('NOT_FOUND', `${keyId} is no key of ${tenantId}.`, {
			reason: 'Nothing was created.',
			remedy: 'Check KEY_ID and --tenant-id.',
		});
	}

	return {old, tenantId, keys};
}

function nextStep({old}: RotationEntry): Printable {
	return printable`The old key ${clean(quoted(old.name))} (${clean(old.id)}) keeps working.\nOnce the new key is in use, run: phyware cloud keys rotate --finish ${clean(old.id)}`;
}
