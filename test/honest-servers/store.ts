import {createHash, randomBytes} from 'node:crypto';
import {type Row, type State, type Variant} from './variant.js';

export type Seed = Partial<Omit<Row, 'id' | 'secret'>> & Pick<Row, 'name'>;

export type KeyTenant = {readonly id: string; readonly name: string};

/** The keys and tenants of a server, in memory. */
export class KeyStore {
	readonly tenants: readonly [busy: KeyTenant, empty: KeyTenant];
	readonly operator: Row;
	/** The ids of keys that were made by a request. */
	readonly minted: string[] = [];
	readonly now: () => Date;
	readonly #variant: Variant;
	#rows: Row[] = [];
	#count = 0;

	constructor(variant: Variant, now: () => Date) {
		this.now = now;
		this.#variant = variant;
		const [busy, empty] = variant.tenantIds ?? ['ten_acme01', 'ten_blue02'];
		this.tenants = [
			{id: busy, name: 'Acme Robotics'},
			{id: empty, name: 'Blue Ocean'},
		];
		// The first key is the one that the tests sign in with: it belongs to neither.
		this.operator = {...this.#make({name: 'operator', tenantId: 'ten_operations'}), secret: plainSecret(random())};
	}

	/** The keys, the oldest first. */
	get rows(): readonly Row[] {
		return this.#rows;
	}

	row(id: string): Row | undefined {
		return this.#rows.find((row) => row.id === id);
	}

	add(seed: Seed): Row {
		const row = this.#make(seed);
		this.#rows.push(row);
		return row;
	}

	revoke(id: string): Row | undefined {
		this.#rows = this.#rows.map((row) =>
			row.id === id ? {...row, revokedAt: row.revokedAt ?? wholeSecond(this.now())} : row,
		);
		return this.row(id);
	}

	remove(id: string): void {
		this.#rows = this.#rows.filter((row) => row.id !== id);
	}

	/** The keys of a tenant in the order in which they are listed. */
	listed(tenantId: string): readonly Row[] {
		const rows = this.#rows.filter((row) => row.tenantId === tenantId);
		switch (this.#variant.order) {
			case 'oldest': {
				return rows;
			}

			case 'name': {
				return rows.toSorted((a, b) => a.name.localeCompare(b.name));
			}

			case 'random': {
				return rows.toSorted((a, b) => hash(a.id).localeCompare(hash(b.id)));
			}

			default: {
				return rows.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
			}
		}
	}

	stateOf({revokedAt, expiresAt}: Row): State {
		if (revokedAt !== null) {
			return 'revoked';
		}

		return expiresAt !== null && expiresAt <= this.now() ? 'expired' : 'active';
	}

	/** Whether a key is revoked, or gone by that. */
	isRevoked(id: string): boolean {
		const row = this.row(id);
		return row === undefined || this.stateOf(row) === 'revoked';
	}

	/** The keys that have this name and are not revoked. */
	named(tenantId: string, name: string): readonly Row[] {
		return this.#rows.filter((row) => row.tenantId === tenantId && row.name === name && row.revokedAt === null);
	}

	#make({name, ...facts}: Seed): Row {
		const {id = plainId, secret = plainSecret} = this.#variant;
		return {
			id: id(this.#count++),
			tenantId: this.tenants[0].id,
			name,
			scopes: ['read:events', 'write:events'],
			secret: secret(random()),
			createdAt: wholeSecond(this.now()),
			createdBy: this.#variant.creator ?? id(0),
			expiresAt: null,
			lastUsedAt: null,
			revokedAt: null,
			...facts,
		};
	}
}

export const plainId = (count: number): string => `key_${hash(String(count)).slice(0, 12)}`;

const random = (): string => randomBytes(30).toString('hex');

const plainSecret = (text: string): string => `phk_live_${text.slice(0, 43)}`;

function hash(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

/** The wire has no fractions: what is kept is what can be said. */
export function wholeSecond(instant: Date): Date {
	return new Date(Math.floor(instant.getTime() / 1000) * 1000);
}
