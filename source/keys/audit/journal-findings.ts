import {type JournalEntry} from '../../storage/journal/entry.js';
import {type RotationEntry} from '../../storage/journal/rotation-entry.js';
import {relativeTime} from '../../core/relative-time.js';
import {recoverCommand} from '../failed-create.js';
import {type Pair} from '../rotation/pairs.js';
import {statusCommand} from '../rotation/status-command.js';
import {type Finding} from './findings.js';

/** A create whose secret has not been delivered. */
export function pendingCreate(
	{request, tenant_id: tenantId, started_at: start, key_id: id}: JournalEntry,
	now: Date,
): Finding {
	return {
		severity: 'high',
		rule: 'pending-create',
		message: `create is pending, started ${relativeTime(start, now)}`,
		fix: recoverCommand,
		tenantId,
		name: request.name,
		key: id === null ? undefined : {id, name: request.name, tenant_id: tenantId},
	};
}

/** An open rotation; `pair` where its keys could be read. */
export function openRotation(entry: RotationEntry, pair: Pair | undefined, now: Date): Finding {
	const {old, tenant_id: tenantId, started_at: start} = entry;
	const isProven = pair?.verdict.kind === 'proven';
	return {
		severity: 'medium',
		rule: 'open-rotation',
		message: isProven
			? 'rotation is open; the old key can be revoked'
			: `rotation is open, started ${relativeTime(start, now)}`,
		fix: isProven ? `phyware cloud keys rotate --finish ${old.id}` : statusCommand,
		tenantId,
		name: old.name,
		key: pair?.old ?? {id: old.id, name: old.name, tenant_id: tenantId},
	};
}
