import {toRfc3339} from '../core/expiry.js';
import {demoKeys, demoRotationNames, demoTenants} from './demo-data.js';
import {hashSecret, mintId, mintSecret, type RandomBytes, redact} from './secrets.js';
import {type EmulatorStore} from './store.js';

/** The tenant that holds the operator's own key. */
const operationsTenant = 'ten_phyops';

/** The tenant that the demo opens, and that the reference page's examples name. */
export const demoTenant = 'ten_abc123';

const operatorName = 'demo-admin';
const operatorScopes = ['admin:keys', 'admin:tenants', 'admin:users', 'read:events', 'write:events'];

export type SeedOptions = {readonly now: Date; readonly randomBytes: RandomBytes};

/** Adds the tenant of the installation's operators: all that an empty installation has. */
export function seedOperations(store: EmulatorStore, {now}: SeedOptions): void {
	store.addTenant({
		id: operationsTenant,
		name: 'PhyCloud Operations',
		status: 'active',
		plan: 'enterprise',
		created_at: daysFrom(now, -420),
	});
}

/** Mints an operator's key that may do everything, in place of the one before it; returns its secret. */
export function mintOperatorKey(store: EmulatorStore, {now, randomBytes}: SeedOptions): string {
	const secret = mintSecret(randomBytes);
	const at = toRfc3339(now);
	const audit = (keyId: string) => ({at, actor: 'emulator', key_id: keyId, request_id: 'start'});
	store.transaction(() => {
		const previous = store.findActiveByName(operationsTenant, operatorName);
		if (previous !== undefined) {
			store.revokeKey(previous, {...audit(previous), action: 'key.revoked'});
		}

		const id = mintId('key', randomBytes);
		store.addKey(
			{
				id,
				tenant_id: operationsTenant,
				name: operatorName,
				scopes: operatorScopes,
				redacted_secret: redact(secret),
				hash: hashSecret(secret),
				created_at: at,
				created_by: 'emulator',
				expires_at: null,
			},
			{...audit(id), action: 'key.created'},
		);
	});
	return secret;
}

/** Adds the demo installation: a handful of tenants and some sixty keys in every state, their times relative to now. */
export function seedDemo(store: EmulatorStore, {now, randomBytes}: SeedOptions): void {
	store.transaction(() => {
		for (const {createdDays, ...tenant} of demoTenants) {
			store.addTenant({...tenant, created_at: daysFrom(now, createdDays)});
		}

		const keys = demoKeys.toSorted((a, b) => a.created - b.created);
		for (const key of keys) {
			const secret = mintSecret(randomBytes);
			store.addKey({
				id: key.id ?? mintId('key', randomBytes),
				tenant_id: key.tenant,
				name: key.name,
				scopes: [...key.scopes],
				redacted_secret: redact(secret),
				hash: hashSecret(secret),
				created_at: daysFrom(now, key.created),
				created_by: key.by,
				expires_at: key.expires === undefined ? null : daysFrom(now, key.expires),
				last_used_at: key.used === undefined ? null : daysFrom(now, key.used),
				revoked_at: key.revoked === undefined ? null : daysFrom(now, key.revoked),
			});
		}
	});
}

function daysFrom(now: Date, days: number): string {
	return toRfc3339(new Date(now.getTime() + days * 86_400_000));
}

/** Two keys of which one is to replace the other. */
export type DemoRotation = {
	readonly tenantId: string;
	readonly old: {readonly id: string; readonly name: string};
	readonly successor: {readonly id: string; readonly name: string};
	/** RFC 3339 in UTC. */
	readonly startedAt: string;
};

/** The rotation that the demo's operators have begun. */
export function demoRotation(store: EmulatorStore, {now}: Pick<SeedOptions, 'now'>): DemoRotation {
	const {tenant, old, successor, startedDays} = demoRotationNames;
	const named = (name: string) => ({id: store.findActiveByName(tenant, name)!, name});
	return {
		tenantId: tenant,
		old: named(old),
		successor: named(successor),
		startedAt: daysFrom(now, startedDays),
	};
}
