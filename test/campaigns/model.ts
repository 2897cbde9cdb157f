import {type WireKey} from '../../source/contract/wire/schemas.js';
import {toRfc3339} from '../../source/core/expiry.js';
import {type InstallationOptions, installation, type TestInstallation} from '../helpers/emulator.js';
import {type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {type Campaign, type Finding, runTrials, type Trial} from './campaign.js';
import {EmulatorModel} from './emulator-model.js';
import {anyStep, type Bench} from './emulator-steps.js';
import {inPortions} from './portions.js';

/** How many sequences share a server, each with tenants of its own. */
const portionSize = 200;

/** The longest sequence. */
const mostSteps = 40;

type World = {
	readonly api: TestInstallation;
	readonly model: EmulatorModel;
	readonly clock: Bench['clock'] & {readonly moveTo: (instant: number) => void};
	/** What the server answered with 500. */
	readonly faults: unknown[];
};

/** The emulator against a model of what the wire says: any requests, one after the other, and some at once. */
export const modelCampaign: Campaign = async ({share = 'whole', ...options}) => {
	const count = share === 'slice' ? 100 : 10_000;
	return inPortions(Math.ceil(count / portionSize), async (portion) =>
		withStage(async (t) => {
			const world = await openWorld(t);
			const trials = Array.from({length: Math.min(portionSize, count)}, (_, index): Trial => ({
				name: `sequence ${portion * portionSize + index}.`,
				run: async (random) => trySequence(world, index, random),
			}));
			return runTrials(trials, {...options, atOnce: 1});
		}),
	);
};

async function openWorld(t: Parameters<typeof installation>[0]): Promise<World> {
	let instant = Date.parse('2026-01-01T00:00:00.250Z');
	const faults: unknown[] = [];
	const now = () => new Date(instant);
	const options: InstallationOptions = {
		now,
		onFault(error) {
			faults.push(error);
		},
	};
	const api = await installation(t, options);
	const model = new EmulatorModel(() => instant);
	model.tenants.push(...api.store.listTenants({limit: 1000, before: undefined}).entries);
	const operatorId = api.store.findActiveByName('ten_phyops', 'demo-admin')!;
	const {hash, status, ...operator} = api.store.getKey(operatorId, toRfc3339(now()))!;
	model.keys.push({...operator, secret: api.operator});
	const clock = {
		now,
		advance(milliseconds: number) {
			instant += milliseconds;
		},
		moveTo(next: number) {
			instant = next;
		},
	};
	return {api, model, clock, faults};
}

const month = 30 * 24 * 3_600_000;

async function trySequence({api, model, clock, faults}: World, index: number, random: Random): Promise<Finding> {
	// Whatever went before: a sequence that is run by itself has the same clock.
	clock.moveTo(Date.parse('2026-02-01T00:00:00Z') + index * month + Math.floor(random() * 1000));
	const bench = openBench({api, model, clock, faults}, index, random);
	const told: string[] = [];
	const length = 5 + Math.floor(random() * (mostSteps - 5));
	let kind = 'waited';
	for (let step = 0; step < length; step++) {
		const result = await anyStep(bench);
		told.push(result.told);
		kind = result.kind === 'waited' ? kind : result.kind;
		if (result.problem !== undefined || faults.length > 0) {
			const problem = [result.problem, ...faults.splice(0).map(String)].filter(Boolean).join(' ');
			return {ending: 'disagreement', violations: [`${problem}\n${told.join('\n')}`]};
		}
	}

	return {ending: kind, violations: []};
}

/** Two tenants that work and one that does not, and credentials of every kind. */
function openBench({api, model, clock}: World, index: number, random: Random): Bench {
	const at = toRfc3339(clock.now());
	const tenants = ['a', 'b', 'c'].map((letter) => `ten_${letter}${String(index).padStart(6, '0')}`);
	for (const [place, id] of tenants.entries()) {
		const tenant = {id, name: id, status: place === 2 ? 'inactive' : 'active', plan: 'free', created_at: at} as const;
		api.store.addTenant(tenant);
		model.tenants.push(tenant);
	}

	const [first, second, inactive] = tenants as [string, string, string];
	const keyIds: string[] = [];
	const addKey = (tenant: string, name: string, scopes: readonly string[], times: Partial<WireKey> = {}): string => {
		const {expires_at: expires = null, revoked_at: revoked = null} = times;
		const {id, secret} = api.addKey({tenant, name, scopes, created: at, expires, revoked});
		model.keys.push({
			id,
			tenant_id: tenant,
			name,
			scopes: [...scopes],
			redacted_secret: `phk_test_…${secret.slice(-4)}`,
			created_at: at,
			created_by: 'test',
			expires_at: expires,
			last_used_at: null,
			revoked_at: revoked,
			secret,
		});
		keyIds.push(id);
		return secret;
	};

	const soon = toRfc3339(new Date(clock.now().getTime() + 3_600_000));
	const secrets = [
		api.operator,
		addKey(first, 'administrator', ['admin:keys']),
		addKey(second, 'administrator', ['admin:keys', 'admin:users']),
		addKey(first, 'ends soon', ['admin:keys'], {expires_at: soon}),
		addKey(inactive, 'inactive', ['admin:keys']),
		addKey(first, 'tenants only', ['admin:tenants']),
		addKey(first, 'events only', ['read:events', 'write:events']),
		addKey(first, 'revoked', ['admin:keys'], {revoked_at: at}),
		addKey(first, 'alpha', ['read:events'], {expires_at: at}),
	];
	return {api, model, random, clock, tenants, secrets, keyIds, places: [], tags: [], attempts: []};
}
