import {PhywareError} from '../../core/errors.js';
import {type Secret} from '../../core/secret.js';
import {createKey} from '../../keys/create-key.js';
import {refuseOwnKey, revokeKeys} from '../../keys/revoke-keys.js';
import {type Watch, watchKeys} from '../../keys/watch-keys.js';
import {type PhyCloud} from '../../phycloud/client.js';
import {maximumPageSize} from '../../contract/limits.js';
import {type Identity, type Key, type Tenant} from '../../contract/schemas.js';
import {type Memory} from '../../settings/memory.js';
import {openSecretFile} from '../../settings/secret-file.js';
import {type Clipboard} from '../../terminal/clipboard.js';
import {clipboardSeconds} from '../screens/secret/reduce.js';
import {type Action} from './actions.js';
import {rememberedView} from './keys-view.js';
import {type Effect, type Remembered} from './effects.js';

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
	const {dispatch, memory, clipboard, now} = world;
	const session = new AbortController();
	let {client} = world;
	let watching: {readonly stop: AbortController; readonly watch: Watch} | undefined;
	let clearing: NodeJS.Timeout | undefined;
	let unanswered: {readonly request: string; readonly idempotencyKey: string} | undefined;

	/** The same key for a request that is sent again because nobody knows what became of it: it then gets the answer that was lost. */
	const keyFor = (request: object): string => {
		const text = JSON.stringify(request);
		if (unanswered?.request !== text) {
			unanswered = {request: text, idempotencyKey: world.randomUuid()};
		}

		return unanswered.idempotencyKey;
	};

	/** Runs work whose failure is told by an action of its own, or as a fault. */
	const attempt = async (
		work: () => Promise<void>,
		onFailure: (error: PhywareError) => Action = (error) => ({type: 'fault', error}),
	) => {
		try {
			await work();
		} catch (error) {
			if (!session.signal.aborted) {
				dispatch(onFailure(toPhywareError(error)));
			}
		}
	};

	const stopWatching = () => {
		watching?.stop.abort();
		watching = undefined;
	};

	const perform = async (effect: Effect): Promise<void> => {
		const {signal} = session;
		switch (effect.do) {
			case 'sign-in': {
				const next = effect.credential === undefined ? client! : world.connect(effect.address, effect.credential);
				return attempt(
					async () => {
						const identity = await next.getIdentity({signal});
						requireKeysScope(identity);
						client = next;
						memory.update(effect.address.href, (before) => before);
						const remembered = memory.read(effect.address.href);
						dispatch({
							type: 'signed-in',
							address: effect.address,
							identity,
							recentTenants: remembered.tenants,
							keysView: rememberedView(remembered),
						});
					},
					(error) => ({type: 'sign-in-failed', error}),
				);
			}

			case 'identify': {
				return attempt(
					async () => {
						dispatch({type: 'identified', identity: await client!.getIdentity({signal})});
					},
					() => ({type: 'identified', identity: undefined}),
				);
			}

			case 'load-tenants': {
				return attempt(
					async () => {
						dispatch({type: 'tenants-loaded', tenants: await allTenants(client!, signal)});
					},
					(error) => ({type: 'tenants-failed', error}),
				);
			}

			case 'load-tenant': {
				return attempt(
					async () => {
						dispatch({type: 'tenant-loaded', tenant: await client!.getTenant(effect.tenantId, {signal})});
					},
					// The list of its keys tells of the same failure.
					() => ({type: 'time-passed', now: now()}),
				);
			}

			case 'watch': {
				stopWatching();
				const stop = new AbortController();
				const {tenantId} = effect;
				const watch = watchKeys(client!, {
					tenantId,
					now,
					signal: AbortSignal.any([signal, stop.signal]),
					onEvent(event) {
						if (!stop.signal.aborted) {
							dispatch({type: 'keys-seen', tenantId, event});
						}
					},
				});
				watching = {stop, watch};
				return attempt(async () => watch.ended);
			}

			case 'stop-watching': {
				stopWatching();
				return;
			}

			case 'refresh': {
				watching?.watch.refresh();
				return;
			}

			case 'create': {
				return attempt(
					async () => {
						const idempotencyKey = keyFor(effect.request);
						const minted = await createKey(client!, {...effect.request, idempotencyKey, signal});
						unanswered = undefined;
						dispatch({type: 'created', minted});
					},
					(error) => {
						if (error.code !== 'OUTCOME_UNKNOWN') {
							unanswered = undefined;
						}

						return {type: 'create-failed', error};
					},
				);
			}

			case 'revoke': {
				await revoke(client!, effect.keys);
				return;
			}

			case 'copy-secret': {
				return attempt(
					async () => {
						const secret = effect.secret.reveal();
						const certainty = await clipboard.copy(secret);
						dispatch({type: 'copied', what: effect.keyId, certainty});
						clearing ??= setTimeout(() => {
							clearing = undefined;
							void clipboard.clear(secret).then((isCleared) => {
								if (isCleared) {
									dispatch({type: 'clipboard-cleared'});
								}
							});
						}, clipboardSeconds * 1000).unref();
					},
					(error) => ({type: 'copy-failed', error}),
				);
			}

			case 'copy-id': {
				return attempt(
					async () => {
						dispatch({type: 'copied', what: effect.id, certainty: await clipboard.copy(effect.id)});
					},
					(error) => ({type: 'copy-failed', error}),
				);
			}

			case 'write-secret': {
				return attempt(
					async () => {
						const file = await openSecretFile(effect.path);
						await file.keep(effect.secret);
						dispatch({type: 'secret-written', path: effect.path});
					},
					(error) => ({type: 'secret-write-failed', error}),
				);
			}

			case 'forget-secret': {
				effect.secret.forget();
				return;
			}

			case 'remember': {
				return attempt(async () => {
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

	/** Revokes keys side by side; each tells of itself as soon as it is done. */
	const revoke = async (phycloud: PhyCloud, keys: readonly Key[]) => {
		const {signal} = session;
		const failAll = (error: PhywareError) => {
			for (const {id} of keys) {
				dispatch({type: 'revocation-ended', revocation: {id, outcome: 'failed', error}});
			}
		};

		try {
			await refuseOwnKey(
				phycloud,
				keys.map(({id}) => id),
				{signal},
			);
			await revokeKeys(
				phycloud,
				keys.map((key) => ({id: key.id, key})),
				{
					signal,
					now,
					onEnd(revocation) {
						dispatch({type: 'revocation-ended', revocation});
					},
				},
			);
		} catch (error) {
			if (!signal.aborted) {
				failAll(toPhywareError(error));
			}
		}
	};

	return {
		perform(effect) {
			void perform(effect);
		},
		stop() {
			session.abort();
			stopWatching();
		},
	};
}

function toPhywareError(error: unknown): PhywareError {
	return error instanceof PhywareError
		? error
		: new PhywareError('INTERNAL', `An unexpected ${error instanceof Error ? error.name : 'fault'} happened.`, {
				remedy: 'This is a fault of phyware: please report it.',
			});
}

function requireKeysScope(identity: Identity | undefined): void {
	if (identity !== undefined && !identity.scopes.includes('admin:keys')) {
		throw new PhywareError(
			'FORBIDDEN',
			`The key ${identity.name} may not manage keys: it lacks the scope admin:keys.`,
			{
				remedy: 'Sign in with a key that has it.',
			},
		);
	}
}

async function allTenants(client: PhyCloud, signal: AbortSignal): Promise<Tenant[]> {
	const all: Tenant[] = [];
	let cursor: string | null | undefined;
	do {
		const page = await client.listTenants({limit: maximumPageSize, cursor: cursor ?? undefined, signal});
		all.push(...page.tenants);
		cursor = page.next_cursor;
	} while (cursor !== null);

	return all;
}

function remember(memory: Memory, address: URL | undefined, what: Remembered): void {
	if (address === undefined) {
		return;
	}

	memory.update(address.href, (before) =>
		'tenant' in what
			? {...before, tenants: [what.tenant, ...before.tenants.filter((id) => id !== what.tenant)]}
			: {...before, sort: what.view.order.field, descending: what.view.order.descending, status: what.view.status},
	);
}
