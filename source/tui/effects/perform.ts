import {type Secret} from '../../core/secret.js';
import {type PhyCloud} from '../../phycloud/client.js';
import {type Memory} from '../../settings/memory.js';
import {openSecretFile} from '../../settings/secret-file.js';
import {type Clipboard} from '../../terminal/clipboard.js';
import {type Action} from '../session/actions.js';
import {type Effect, type Remembered} from '../session/effects.js';
import {rememberedView} from '../session/keys-view.js';
import {attemptWork, type Desk} from './attempt.js';
import {createCopying} from './copying.js';
import {createCreating} from './creating.js';
import {revokeAll} from './revoking.js';
import {allTenants, requireOperator} from './signing-in.js';
import {createWatching} from './watching.js';

/** What effects are performed on. */
export type World = {
	/** The client that the session begins with, if a credential was given. */
	readonly client: PhyCloud | undefined;
	readonly connect: (address: URL, credential: Secret) => PhyCloud;
	readonly memory: Memory;
	readonly clipboard: Clipboard;
	readonly now: () => Date;
	readonly randomUuid: () => string;
	readonly dispatch: (action: Action) => void;
	readonly exit: (exitCode: number) => void;
	readonly suspend: () => void;
};

export type Performer = {
	perform: (effect: Effect) => void;
	/** Stops everything that is under way. */
	stop: () => void;
};

/** Performs effects; what becomes of each comes back as an action. Nothing is thrown: a fault of an effect is an action too. */
export function createPerformer(world: World): Performer {
	const {dispatch, memory, now} = world;
	const end = new AbortController();
	const {signal} = end;
	const desk: Desk = {dispatch, now, signal};
	const watching = createWatching(desk);
	const copying = createCopying(desk, world.clipboard);
	const create = createCreating(desk, world.randomUuid);
	let {client} = world;

	const signIn = async (address: URL, credential: Secret | undefined) => {
		const next = credential === undefined ? client! : world.connect(address, credential);
		const identity = await requireOperator(next, signal);
		client = next;
		memory.update(address.href, (before) => before);
		const remembered = memory.read(address.href);
		const keysView = rememberedView(remembered);
		dispatch({type: 'signed-in', address, identity, recentTenants: remembered.tenants, keysView});
	};

	const perform = async (effect: Effect): Promise<void> => {
		switch (effect.do) {
			case 'sign-in': {
				const {address, credential} = effect;
				return attemptWork(
					desk,
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
				const load = async () => {
					dispatch({type: 'tenants-loaded', tenants: await allTenants(client!, signal)});
				};

				return attemptWork(desk, load, (error) => ({type: 'tenants-failed', error}));
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
				return create(client!, effect.request);
			}

			case 'revoke': {
				return revokeAll(desk, client!, effect.keys);
			}

			case 'copy-secret': {
				return copying.copySecret(effect.secret, effect.keyId);
			}

			case 'copy-id': {
				return copying.copyId(effect.id);
			}

			case 'write-secret': {
				const {path, secret} = effect;
				const writeSecret = async () => {
					const file = await openSecretFile(path);
					await file.keep(secret);
					dispatch({type: 'secret-written', path});
				};

				return attemptWork(desk, writeSecret, (error) => ({type: 'secret-write-failed', error}));
			}

			case 'forget-secret': {
				effect.secret.forget();
				return;
			}

			case 'remember': {
				return attemptWork(desk, async () => {
					remember(memory, client?.address, effect.what);
				});
			}

			case 'suspend': {
				world.suspend();
				return;
			}

			case 'exit': {
				world.exit(effect.exitCode);
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

function remember(memory: Memory, address: URL | undefined, what: Remembered): void {
	if (address === undefined) {
		return;
	}

	memory.update(address.href, (before) =>
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
