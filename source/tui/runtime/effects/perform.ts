import path from 'node:path';
import {type Secret} from '../../../core/secret.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {type Preferences} from '../../../storage/preferences.js';
import {type Journal} from '../../../storage/journal/journal.js';
import {openSecretFile} from '../../../storage/secret-file.js';
import {type Clipboard} from '../../../terminal/clipboard.js';
import {type Message} from '../../model/messages.js';
import {type Effect, type RememberedChange} from '../../model/effects.js';
import {rememberedPreferences} from '../../model/list-preferences.js';
import {listTenants} from '../../../keys/list-tenants.js';
import {runEffect, type EffectContext} from './attempt.js';
import {createCopier} from './copy.js';
import {createKeyCreator} from './create.js';
import {revokeInSession} from './revoke.js';
import {requireOperator} from './sign-in.js';
import {createWatcher} from './watch.js';

/** How long to wait for all tenants, in milliseconds. */
const patience = 120_000;

/** What effects are performed on. */
export type Dependencies = {
	/** The client that the session begins with, if a credential was given. */
	readonly client: PhyCloud | undefined;
	readonly connect: (address: URL, credential: Secret) => PhyCloud;
	readonly preferences: Preferences;
	/** Where pending creates are kept until their secret is delivered. */
	readonly journal: Journal;
	readonly clipboard: Clipboard;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly now: () => Date;
	readonly randomUuid: () => string;
	readonly dispatch: (action: Message) => void;
	readonly exit: (exitCode: number) => void;
	readonly suspend: () => void;
};

export type EffectRunner = {
	perform: (effect: Effect) => void;
	/** Stops everything that is under way. */
	stop: () => void;
};

/** Performs effects; what becomes of each comes back as an action. Nothing is thrown: a fault of an effect is an action too. */
export function createEffectRunner(dependencies: Dependencies): EffectRunner {
	const {dispatch, preferences, now} = dependencies;
	const end = new AbortController();
	const {signal} = end;
	const context: EffectContext = {dispatch, now, signal};
	const watching = createWatcher(context);
	const copying = createCopier(context, dependencies.clipboard);
	const creating = createKeyCreator(context, dependencies.journal, dependencies.randomUuid);
	let {client} = dependencies;

	const signIn = async (address: URL, credential: Secret | undefined) => {
		const next = credential === undefined ? client! : dependencies.connect(address, credential);
		const identity = await requireOperator(next, signal);
		client = next;
		void preferences.update(address.href, (before) => before);
		const remembered = preferences.read(address.href);
		const listPreferences = rememberedPreferences(remembered);
		dispatch({
			type: 'signed-in',
			address,
			identity,
			recentTenants: remembered.tenants,
			listPreferences,
		});
	};

	let loading = new AbortController();
	const loadTenants = async (from: PhyCloud) => {
		// Of several loads only the last counts.
		loading.abort();
		loading = new AbortController();
		const load = {...context, signal: AbortSignal.any([signal, loading.signal])};
		const work = async () => {
			const tenants = await listTenants(from, {signal: load.signal, timeLimit: Math.max(from.timeLimit, patience)});
			load.signal.throwIfAborted();
			dispatch({type: 'tenants-loaded', tenants});
		};

		return runEffect(load, work, (error) => ({type: 'tenants-failed', error}));
	};

	const perform = async (effect: Effect): Promise<void> => {
		switch (effect.type) {
			case 'sign-in': {
				const {address, credential} = effect;
				return runEffect(
					context,
					async () => signIn(address, credential),
					(error) => ({type: 'sign-in-failed', error}),
				);
			}

			case 'identify': {
				// Who cannot be told is not named; what else is wrong shows in what is fetched.
				const identity = await client!.getIdentity({signal}).catch(() => undefined);
				dispatch({type: 'identified', identity});
				return;
			}

			case 'load-tenants': {
				return loadTenants(client!);
			}

			case 'load-tenant': {
				// The list of its keys tells of the same failure.
				const tenant = await client!.getTenant(effect.tenantId, {signal}).catch(() => undefined);
				if (tenant !== undefined) {
					dispatch({type: 'tenant-loaded', tenant});
				}

				return;
			}

			case 'watch': {
				return watching.watch(client!, effect.tenantId);
			}

			case 'stop-watching': {
				watching.stop();
				return;
			}

			case 'refresh': {
				watching.refresh();
				return;
			}

			case 'create': {
				return creating.create(client!, effect.input);
			}

			case 'revoke': {
				return revokeInSession(context, client!, effect.keys);
			}

			case 'copy-secret': {
				return copying.copySecret(effect.secret, effect.keyId);
			}

			case 'copy-id': {
				return copying.copyId(effect.id);
			}

			case 'write-secret': {
				const writeSecret = async () => {
					const file = await openSecretFile(path.resolve(inHome(effect.path, dependencies.environment['HOME'])));
					await file.keep(effect.secret);
					dispatch({type: 'secret-written', keyId: effect.keyId, path: file.path});
				};

				return runEffect(context, writeSecret, (error) => ({type: 'secret-write-failed', keyId: effect.keyId, error}));
			}

			case 'settle-create': {
				return creating.markDelivered(effect.keyId);
			}

			case 'forget-secret': {
				effect.secret.forget();
				return;
			}

			case 'remember': {
				return runEffect(context, async () => remember(preferences, client?.address, effect.what));
			}

			case 'suspend': {
				dependencies.suspend();
				return;
			}

			case 'exit': {
				dependencies.exit(effect.exitCode);
			}
		}
	};

	return {
		perform(effect) {
			void perform(effect);
		},
		stop() {
			end.abort();
			watching.stop();
		},
	};
}

/** A path as a shell reads it: `~/` is one's own folder. */
function inHome(typed: string, home: string | undefined): string {
	return home !== undefined && typed.startsWith('~/') ? path.join(home, typed.slice(2)) : typed;
}

async function remember(preferences: Preferences, address: URL | undefined, what: RememberedChange): Promise<void> {
	if (address === undefined) {
		return;
	}

	await preferences.update(address.href, (before) =>
		'tenant' in what
			? {...before, tenants: [what.tenant, ...before.tenants.filter((id) => id !== what.tenant)]}
			: {
					...before,
					sort: what.view.order.field,
					descending: what.view.order.descending,
					status: what.view.status,
				},
	);
}
