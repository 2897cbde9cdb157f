import {type Key} from '../../source/contract/wire/entities.js';

/** A key as the wire has it. */
export function sampleKey(facts: Partial<Key> = {}): Key {
	return {
		id: 'key_abc123',
		tenant_id: 'ten_abc123',
		name: 'ingest-key',
		scopes: ['read:events'],
		status: 'active',
		redacted_secret: 'phk_live_…x7Qd',
		created_at: '2026-11-01T04:05:06Z',
		created_by: 'key_operator',
		expires_at: null,
		last_used_at: null,
		revoked_at: null,
		...facts,
	};
}
