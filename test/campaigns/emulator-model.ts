import {idempotencyLifetime} from '../../source/contract/wire/limits.js';
import {
	type WireCreatedKey,
	type WireIdentity,
	type WireKey,
	type WireTenant,
} from '../../source/contract/wire/schemas.js';
import {toRfc3339} from '../../source/core/expiry.js';
import {lastUsedGranularity} from '../../source/emulator/access.js';
import {type Expected, type ListQuery, type Place, type WantedCreate} from './emulator-expectations.js';

/** A key with its secret, as far as that is known, and when it was made and used. */
type ModelKey = Omit<WireKey, 'status'> & {readonly secret: string | undefined};

/** JSON without what means nothing in it. */
const compact = (text: string) => JSON.stringify(JSON.parse(text));

const refused = (status: number, code: string, field?: string): Expected => ({
	status,
	code,
	...(field !== undefined && {field}),
});
const missing = refused(404, 'NOT_FOUND');
const lacking = refused(403, 'FORBIDDEN');

/** An installation as wire.md describes it, in memory. */
export class EmulatorModel {
	readonly tenants: WireTenant[] = [];
	readonly keys: ModelKey[] = [];
	readonly #outcomes = new Map<string, {readonly wanted: string; readonly answer: string; readonly at: number}>();
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	create(secret: string, tenantId: string, wanted: WantedCreate, idempotencyKey: string | undefined): Expected {
		if (wanted.isTooLarge === true) {
			return this.#as(secret, undefined, () => refused(413, 'VALIDATION'));
		}

		return this.#as(secret, ['admin:keys'], (actor) => {
			if (wanted.refusal !== undefined) {
				return wanted.refusal;
			}

			const tenant = this.#tenantFor(actor, tenantId);
			if (tenant === undefined) {
				return missing;
			}

			const attempt = JSON.stringify([actor.id, tenantId, idempotencyKey?.toLowerCase()]);
			const before = idempotencyKey === undefined ? undefined : this.#outcomes.get(attempt);
			if (before !== undefined && this.#now() - before.at < idempotencyLifetime) {
				return before.wanted === compact(wanted.text)
					? {status: 201, body: JSON.parse(before.answer), text: before.answer}
					: refused(422, 'VALIDATION', 'Idempotency-Key');
			}

			const wrong = wanted.wrong ?? (this.#isOver(wanted) ? 'expires_at' : undefined);
			if (wrong !== undefined) {
				return refused(422, 'VALIDATION', wrong);
			}

			if (wanted.scopes.some((scope) => scope.startsWith('admin:') && !actor.scopes.includes(scope))) {
				return lacking;
			}

			if (tenant.status === 'inactive') {
				return refused(422, 'VALIDATION', 'tenant_id');
			}

			if (this.keys.some((key) => key.tenant_id === tenantId && key.name === wanted.name && key.revoked_at === null)) {
				return refused(409, 'CONFLICT', 'name');
			}

			return {
				status: 201,
				body: (given: {key: WireCreatedKey}) => ({key: this.#created(actor, tenant, wanted, given.key)}),
				onAnswer: ({text}) => {
					const {key} = JSON.parse(text) as {key: WireCreatedKey};
					const {status, ...kept} = key;
					this.keys.push(kept);
					if (idempotencyKey !== undefined) {
						this.#outcomes.set(attempt, {wanted: compact(wanted.text), answer: text, at: this.#now()});
					}
				},
			};
		});
	}

	list(secret: string, tenantId: string, query: ListQuery, onPlace: (place: Place) => void): Expected {
		return this.#as(secret, ['admin:keys'], (actor) => {
			if (this.#tenantFor(actor, tenantId) === undefined) {
				return missing;
			}

			if (query.wrong !== undefined || (query.place !== undefined && query.place.list !== tenantId)) {
				return refused(400, 'VALIDATION', query.wrong ?? 'cursor');
			}

			if (query.unless?.tenantId === tenantId && query.unless.keys === this.fingerprint(tenantId)) {
				return {status: 304, body: undefined};
			}

			const {place, status, limit = 100} = query;
			const matching = this.keys
				.map((key, sequence) => ({key, sequence}))
				.filter(({key, sequence}) => key.tenant_id === tenantId && sequence < (place?.after ?? Infinity))
				.filter(({key}) => status === undefined || this.#statusOf(key) === status)
				.toReversed();
			const shown = matching.slice(0, limit);
			return this.#page(
				'keys',
				shown.map(({key}) => this.#shown(key)),
				{
					hasMore: matching.length > limit,
					onNext(cursor) {
						onPlace({cursor, list: tenantId, after: shown.at(-1)!.sequence});
					},
				},
			);
		});
	}

	listTenants(secret: string, query: ListQuery, onPlace: (place: Place) => void): Expected {
		return this.#as(secret, ['admin:tenants'], () => {
			if (query.wrong !== undefined || (query.place !== undefined && query.place.list !== 'tenants')) {
				return refused(400, 'VALIDATION', query.wrong ?? 'cursor');
			}

			const {place, limit = 100} = query;
			const start = place === undefined ? 0 : place.after + 1;
			const shown = this.tenants.slice(start, start + limit);
			return this.#page('tenants', shown, {
				hasMore: this.tenants.length > start + limit,
				onNext(cursor) {
					onPlace({cursor, list: 'tenants', after: start + shown.length - 1});
				},
			});
		});
	}

	tenant(secret: string, tenantId: string): Expected {
		return this.#as(secret, ['admin:keys', 'admin:tenants'], (actor) => {
			const tenant = this.#tenantFor(actor, tenantId);
			return tenant === undefined ? missing : {status: 200, body: {tenant}};
		});
	}

	get(secret: string, keyId: string): Expected {
		return this.#as(secret, ['admin:keys'], (actor) => {
			const key = this.#keyFor(actor, keyId);
			return key === undefined ? missing : {status: 200, body: {key: this.#shown(key)}};
		});
	}

	revoke(secret: string, keyId: string): Expected {
		return this.#as(secret, ['admin:keys'], (actor) => {
			const key = this.#keyFor(actor, keyId);
			if (key === undefined) {
				return missing;
			}

			key.revoked_at ??= this.#instant();
			return {status: 200, body: {key: this.#shown(key)}};
		});
	}

	identity(secret: string): Expected {
		return this.#as(secret, undefined, ({id, name, tenant_id, scopes, expires_at}) => {
			const identity: WireIdentity = {key_id: id, name, tenant_id, scopes, expires_at};
			return {status: 200, body: {identity}};
		});
	}

	/** All that can be seen of a tenant's keys: it changes whenever one of them does. */
	fingerprint(tenantId: string): string {
		return JSON.stringify(this.keys.filter((key) => key.tenant_id === tenantId).map((key) => this.#shown(key)));
	}

	/** Answers a credential that works and has one of the scopes; its use is noted. */
	#as(secret: string, scopes: readonly string[] | undefined, work: (actor: ModelKey) => Expected): Expected {
		const actor = this.keys.find((key) => key.secret === secret);
		if (actor === undefined || this.#statusOf(actor) !== 'active') {
			return refused(401, 'UNAUTHENTICATED');
		}

		if (actor.last_used_at === null || this.#now() - Date.parse(actor.last_used_at) >= lastUsedGranularity) {
			actor.last_used_at = this.#instant();
		}

		return scopes === undefined || scopes.some((scope) => actor.scopes.includes(scope)) ? work(actor) : lacking;
	}

	#tenantFor(actor: ModelKey, id: string): WireTenant | undefined {
		const isAllowed = actor.tenant_id === id || actor.scopes.includes('admin:tenants');
		return isAllowed ? this.tenants.find((tenant) => tenant.id === id) : undefined;
	}

	#keyFor(actor: ModelKey, id: string): ModelKey | undefined {
		const key = this.keys.find((candidate) => candidate.id === id);
		return key !== undefined && this.#tenantFor(actor, key.tenant_id) !== undefined ? key : undefined;
	}

	/** A created key: what only the server can know is taken from its answer. */
	#created(
		actor: ModelKey,
		tenant: WireTenant,
		{name, scopes, endsAt}: WantedCreate,
		given: WireCreatedKey,
	): WireCreatedKey {
		return {
			id: given.id,
			tenant_id: tenant.id,
			name,
			scopes: [...new Set(scopes)],
			status: 'active',
			redacted_secret: `phk_test_…${given.secret.slice(-4)}`,
			created_at: this.#instant(),
			created_by: actor.name,
			expires_at: endsAt === null ? null : toRfc3339(new Date(endsAt)),
			last_used_at: null,
			revoked_at: null,
			secret: given.secret,
		};
	}

	/** Whether the whole second at which a key would end is not ahead. */
	#isOver({endsAt}: WantedCreate): boolean {
		return endsAt !== null && endsAt - (endsAt % 1000) <= this.#now();
	}

	#shown({secret: _, ...key}: ModelKey): WireKey {
		return {...key, status: this.#statusOf(key)};
	}

	#statusOf({revoked_at: revoked, expires_at: ends}: Pick<WireKey, 'revoked_at' | 'expires_at'>): WireKey['status'] {
		if (revoked !== null) {
			return 'revoked';
		}

		return ends !== null && Date.parse(ends) <= this.#now() ? 'expired' : 'active';
	}

	#page(
		noun: string,
		entries: readonly unknown[],
		{hasMore, onNext}: {readonly hasMore: boolean; readonly onNext: (cursor: string) => void},
	): Expected {
		return {
			status: 200,
			body: (given: {next_cursor: string | null}) => ({
				[noun]: entries,
				next_cursor: hasMore ? (given.next_cursor ?? 'one more page') : null,
			}),
			onAnswer({text}) {
				if (hasMore) {
					onNext((JSON.parse(text) as {next_cursor: string}).next_cursor);
				}
			},
		};
	}

	#instant(): string {
		return toRfc3339(new Date(this.#now()));
	}
}
