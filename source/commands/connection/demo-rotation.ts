import {randomUUID} from 'node:crypto';
import {hostname} from 'node:os';
import {type Demo} from '../../emulator/demo.js';
import {type RotationEntry} from '../../storage/journal/rotation-entry.js';

/** The demo's rotation as an entry of the journal. */
export function demoRotationEntry({address, rotation: {tenantId, old, successor, startedAt}}: Demo): RotationEntry {
	return {
		version: 1,
		url: address.href,
		tenant_id: tenantId,
		old,
		successor: {...successor, idempotency_key: randomUUID()},
		started_at: startedAt,
		process: {id: process.pid},
		host: hostname(),
	};
}
