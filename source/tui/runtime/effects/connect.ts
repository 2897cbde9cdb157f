import {setTimeout as delay} from 'node:timers/promises';
import {PhywareError} from '../../../core/errors.js';
import {type Secret} from '../../../core/secret.js';
import {listTenants} from '../../../keys/list-tenants.js';
import {isPassing} from '../../../keys/watch-keys.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {type Preferences} from '../../../storage/preferences.js';
import {rememberedPreferences} from '../../model/list-preferences.js';
import {type EffectContext, runEffect} from './attempt.js';
import {requireOperator} from './sign-in.js';

/** How long to wait for all tenants, in milliseconds. */
const patience = 120_000;

/** How often a tenant is asked for whose answer does not come, and how long is waited between, in milliseconds. */
const attempts = 5;
const pause = 2000;

type ConnectorOptions = {
	/** The client that the session begins with, if a credential was given. */
	readonly client: PhyCloud | undefined;
	readonly connect: (address: URL, credential: Secret) => PhyCloud;
	/** Connects to an installation that was signed in to, with its own credential. */
	readonly openInstallation: (host: string) => Promise<PhyCloud>;
	readonly preferences: Preferences;
};

/** The session's connection: another client after each sign-in. */
export type Connector = {
	/** The client of the present credential. */
	readonly client: () => PhyCloud | undefined;
	readonly signIn: (address: URL, credential: Secret | undefined) => Promise<void>;
	readonly openInstallation: (host: string) => Promise<void>;
	readonly identify: () => Promise<void>;
	readonly loadTenants: () => Promise<void>;
	readonly loadTenant: (tenantId: string) => Promise<void>;
};

export function createConnector(context: EffectContext, options: ConnectorOptions): Connector {
	const {dispatch, signal} = context;
	const {preferences, connect} = options;
	let {client} = options;
	let loading = new AbortController();

	const changeClient = async (next: PhyCloud) => {
		const {address} = next;
		const identity = await requireOperator(next, signal);
		// What is still on its way is of another installation.
		loading.abort();
		client = next;
		void preferences.update(address.href, (before) => before);
		const remembered = preferences.read(address.href);
		const listPreferences = rememberedPreferences(remembered);
		dispatch({type: 'signed-in', address, identity, recentTenants: remembered.tenants, listPreferences});
	};

	return {
		client: () => client,
		async signIn(address, credential) {
			const work = async () => changeClient(credential === undefined ? client! : connect(address, credential));
			return runEffect(context, work, (error) => ({type: 'sign-in-failed', error}));
		},
		async openInstallation(host) {
			const work = async () => changeClient(await options.openInstallation(host));
			return runEffect(context, work, (error) => ({type: 'installation-failed', error}));
		},
		async identify() {
			// Who cannot be told is not named; what else is wrong shows in what is fetched.
			const from = client!;
			const identity = await from.getIdentity({signal}).catch(() => undefined);
			if (from === client) {
				dispatch({type: 'identified', identity});
			}
		},
		async loadTenants() {
			// Of several loads only the last counts.
			loading.abort();
			loading = new AbortController();
			const load = {...context, signal: AbortSignal.any([signal, loading.signal])};
			const from = client!;
			const work = async () => {
				const tenants = await listTenants(from, {
					signal: load.signal,
					timeLimit: Math.max(from.timeLimit, patience),
				});
				load.signal.throwIfAborted();
				dispatch({type: 'tenants-loaded', tenants});
			};

			return runEffect(load, work, (error) => ({type: 'tenants-failed', error}));
		},
		async loadTenant(tenantId) {
			const from = client!;
			const ask = async (left: number): Promise<void> => {
				try {
					const tenant = await from.getTenant(tenantId, {signal});
					if (from === client) {
						dispatch({type: 'tenant-loaded', tenant});
					}
				} catch (error) {
					// The list of its keys tells of the same failure; what passes is tried again, or the name would be missing for good.
					if (left === 0 || !(error instanceof PhywareError && isPassing(error))) {
						return;
					}

					await delay(pause, undefined, {signal, ref: false}).catch(() => undefined);
					if (from === client && !signal.aborted) {
						await ask(left - 1);
					}
				}
			};

			await ask(attempts - 1);
		},
	};
}
