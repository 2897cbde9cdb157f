import {randomInt} from 'node:crypto';
import {type DatabaseSync, type StatementSync} from 'node:sqlite';
import {type WireKey, type WireTenant} from '../contract/wire/schemas.js';
import {formatMark, schema} from './tables.js';
import {transaction} from './sqlite.js';

/** A key as the store holds it: everything but the secret, of which there is only the hash. */
export type NewStoredKey = Pick<
	WireKey,
	'id' | 'tenant_id' | 'name' | 'scopes' | 'redacted_secret' | 'created_at' | 'created_by' | 'expires_at'
> & {
	readonly hash: Uint8Array;
	readonly last_used_at?: string | null;
	readonly revoked_at?: string | null;
};

export type StoredKey = WireKey & {readonly hash: Uint8Array};

export type AuditEntry = {
	readonly at: string;
	readonly actor: string;
	readonly action: 'key.created' | 'key.revoked';
	readonly key_id: string;
	readonly request_id: string;
};

export type Page<Entry> = {readonly entries: Entry[]; readonly next: number | undefined};
type PageQuery = {readonly limit: number; readonly before: number | undefined};

/** Thrown when a tenant already has a key of that name that is not revoked. */
export class NameTakenError extends Error {
	override name = 'NameTakenError';
}

/**
What the installation knows, on SQLite. Every change is one transaction, or part of the one that is open.

Times are RFC 3339 in UTC with whole seconds, so that they compare as text.
*/
export class EmulatorStore {
	readonly #database: DatabaseSync;
	readonly #statements = new Map<string, StatementSync>();
	readonly #tagPrefix: number;

	constructor(database: DatabaseSync) {
		this.#database = database;
		requireOwn(database);
		database.exec(schema);
		this.#tagPrefix = ownNumber(database);
	}

	close(): void {
		this.#database.close();
	}

	/** Makes changes together, in the transaction that is open or in one of their own. */
	transaction<Value>(change: () => Value): Value {
		return this.#database.isTransaction ? change() : transaction(this.#database, change);
	}

	isEmpty(): boolean {
		return this.prepare('SELECT 1 FROM tenants LIMIT 1').get() === undefined;
	}

	addTenant(tenant: WireTenant): void {
		this.prepare('INSERT INTO tenants (id, name, status, plan, created_at) VALUES (?, ?, ?, ?, ?)').run(
			tenant.id,
			tenant.name,
			tenant.status,
			tenant.plan,
			tenant.created_at,
		);
	}

	getTenant(id: string): WireTenant | undefined {
		return this.prepare('SELECT id, name, status, plan, created_at FROM tenants WHERE id = ?').get(id) as
			WireTenant | undefined;
	}

	/** Tenants in the order in which they were made; `before` is the cursor of the page before. */
	listTenants({limit, before}: PageQuery): Page<WireTenant> {
		const rows = this.prepare(
			'SELECT rowid AS sequence, id, name, status, plan, created_at FROM tenants WHERE rowid > ? ORDER BY rowid LIMIT ?',
		).all(before ?? 0, limit + 1) as Array<WireTenant & {sequence: number}>;
		return paged(rows, limit, ({sequence, ...tenant}) => tenant);
	}

	/** Adds a key and its audit entry together. Throws `NameTakenError`. */
	addKey(key: NewStoredKey, audit?: AuditEntry): void {
		this.transaction(() => {
			this.#insertKey(key);
			this.#changed(key.tenant_id);
			if (audit !== undefined) {
				this.#audit(audit);
			}
		});
	}

	#insertKey(key: NewStoredKey): void {
		if (!key.revoked_at && this.findActiveByName(key.tenant_id, key.name) !== undefined) {
			throw new NameTakenError(key.name);
		}

		this.prepare(
			`INSERT INTO keys (id, tenant_id, name, scopes, redacted_secret, hash, hash_prefix, created_at, created_by, expires_at, last_used_at, revoked_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		).run(
			key.id,
			key.tenant_id,
			key.name,
			JSON.stringify(key.scopes),
			key.redacted_secret,
			key.hash,
			hashPrefix(key.hash),
			key.created_at,
			key.created_by,
			key.expires_at,
			key.last_used_at ?? null,
			key.revoked_at ?? null,
		);
	}

	getKey(id: string, now: string): StoredKey | undefined {
		return toKey(this.prepare('SELECT * FROM keys WHERE id = ?').get(id), now);
	}

	/** The keys whose secret could have a hash: the caller compares the whole of it in constant time. */
	findByHash(hash: Uint8Array, now: string): StoredKey[] {
		return this.prepare('SELECT * FROM keys WHERE hash_prefix = ?')
			.all(hashPrefix(hash))
			.map((row) => toKey(row, now)!);
	}

	/** A tenant's keys, newest first. */
	listKeys(
		tenantId: string,
		{limit, before, status, now}: PageQuery & {readonly status: WireKey['status'] | undefined; readonly now: string},
	): Page<WireKey> {
		const rows = this.prepare(
			`SELECT * FROM keys WHERE tenant_id = :tenant AND sequence < :before AND (${statusCondition(status)}) ORDER BY sequence DESC LIMIT :limit`,
		).all({
			tenant: tenantId,
			before: before ?? Number.MAX_SAFE_INTEGER,
			limit: limit + 1,
			...(status !== undefined && status !== 'revoked' && {now}),
		});
		return paged(rows as Array<KeyRow & {sequence: number}>, limit, (row) => withoutHash(toKey(row, now)!));
	}

	/** A tag that differs whenever any of a tenant's keys does: by a change, or because its time came. */
	keysTag(tenantId: string, now: string): string {
		const {version} = this.prepare('SELECT version FROM tenants WHERE id = ?').get(tenantId) as {version: number};
		const {expired} = this.prepare(
			'SELECT count(*) AS expired FROM keys WHERE tenant_id = ? AND revoked_at IS NULL AND expires_at <= ?',
		).get(tenantId, now) as {expired: number};
		return `"${this.#tagPrefix}.${version}.${expired}"`;
	}

	/** Revokes a key and writes its audit entry together; does nothing to a revoked one. */
	revokeKey(id: string, audit: AuditEntry): void {
		this.transaction(() => {
			const update = this.prepare('UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
			if (!(update.run(audit.at, id).changes > 0)) {
				return;
			}

			this.#changedKey(id);
			this.#audit(audit);
		});
	}

	/** Notes that a key was used. */
	touchKey(id: string, at: string): void {
		this.transaction(() => {
			this.prepare('UPDATE keys SET last_used_at = ? WHERE id = ?').run(at, id);
			this.#changedKey(id);
		});
	}

	/** The ids of the keys that work at an instant and were used since another; the operator's own apart. */
	listUsedSince(since: string, now: string): string[] {
		const rows = this.prepare(
			'SELECT id FROM keys WHERE last_used_at >= ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?) AND created_by <> ? ORDER BY sequence',
		).all(since, now, 'emulator');
		return rows.map(({id}) => id as string);
	}

	/** The id of a tenant's key of that name that is not revoked. */
	findActiveByName(tenantId: string, name: string): string | undefined {
		return this.prepare('SELECT id FROM keys WHERE tenant_id = ? AND name = ? AND revoked_at IS NULL').get(
			tenantId,
			name,
		)?.['id'] as string | undefined;
	}

	/** Every change that was made to keys, oldest first. */
	listAudit(): AuditEntry[] {
		return this.prepare(
			'SELECT at, actor, action, key_id, request_id FROM audit ORDER BY rowid',
		).all() as unknown as AuditEntry[];
	}

	/** A prepared statement, made once. */
	prepare(sql: string): StatementSync {
		let statement = this.#statements.get(sql);
		if (statement === undefined) {
			statement = this.#database.prepare(sql);
			this.#statements.set(sql, statement);
		}

		return statement;
	}

	#changed(tenantId: string): void {
		this.prepare('UPDATE tenants SET version = version + 1 WHERE id = ?').run(tenantId);
	}

	#changedKey(id: string): void {
		this.prepare('UPDATE tenants SET version = version + 1 WHERE id = (SELECT tenant_id FROM keys WHERE id = ?)').run(
			id,
		);
	}

	#audit({at, actor, action, key_id: keyId, request_id: requestId}: AuditEntry): void {
		this.prepare('INSERT INTO audit (at, actor, action, key_id, request_id) VALUES (?, ?, ?, ?, ?)').run(
			at,
			actor,
			action,
			keyId,
			requestId,
		);
	}
}

type KeyRow = Record<string, unknown>;

/** A number that the installation keeps for good: tags of another one that was here before must not match. */
function ownNumber(database: DatabaseSync): number {
	const {user_version: kept} = database.prepare('PRAGMA user_version').get() as {user_version: number};
	const number = kept === 0 ? randomInt(1, 2 ** 31) : kept;
	database.exec(`PRAGMA user_version = ${number}`);
	return number;
}

/** Throws for a database that another program made, before anything is written to it. */
function requireOwn(database: DatabaseSync): void {
	const {application_id: id} = database.prepare('PRAGMA application_id').get() as {application_id: number};
	const hasTables = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
	if (hasTables && id !== formatMark) {
		throw new Error('it is the database of another program');
	}
}

function statusCondition(status: WireKey['status'] | undefined): string {
	switch (status) {
		case undefined: {
			return 'true';
		}

		case 'revoked': {
			return 'revoked_at IS NOT NULL';
		}

		case 'expired': {
			return 'revoked_at IS NULL AND expires_at <= :now';
		}

		case 'active': {
			return 'revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)';
		}
	}
}

function toKey(row: KeyRow | undefined, now: string): StoredKey | undefined {
	if (row === undefined) {
		return undefined;
	}

	const {
		scopes,
		hash_prefix: _,
		sequence: __,
		...fields
	} = row as Omit<StoredKey, 'scopes' | 'status'> & {scopes: string; hash_prefix: number; sequence: number};
	return {...fields, scopes: JSON.parse(scopes) as string[], status: statusAt(fields, now)};
}

function statusAt(
	{revoked_at: revokedAt, expires_at: expiresAt}: Pick<WireKey, 'revoked_at' | 'expires_at'>,
	now: string,
): WireKey['status'] {
	if (revokedAt !== null) {
		return 'revoked';
	}

	return expiresAt !== null && expiresAt <= now ? 'expired' : 'active';
}

/** A key as the wire shows it. */
export function withoutHash({hash, ...key}: StoredKey): WireKey {
	return key;
}

function hashPrefix(hash: Uint8Array): number {
	return Buffer.from(hash).readUIntBE(0, 6);
}

function paged<Row extends {sequence: number}, Entry>(
	rows: Row[],
	limit: number,
	convert: (row: Row) => Entry,
): Page<Entry> {
	const shown = rows.slice(0, limit);
	return {entries: shown.map((row) => convert(row)), next: rows.length > limit ? shown.at(-1)!.sequence : undefined};
}
