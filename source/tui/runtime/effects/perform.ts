import path from 'node:path';
import {type Secret} from '../../../core/secret.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {type Preferences} from '../../../storage/preferences.js';
import {type Journal} from '../../../storage/journal/journal.js';
import {type Rotations} from '../../../storage/journal/rotations.js';
import {openSecretFile} from '../../../storage/secret-file.js';
import {type Clipboard} from '../../../terminal/clipboard.js';
import {type Message} from '../../model/messages.js';
import {type Effect, type RememberedChange} from '../../model/effects.js';
import {runEffect, type EffectContext} from './attempt.js';
import {createAuditor} from './audit.js';
import {createConnector} from './connect.js';
import {createCopier} from './copy.js';
import {createKeyCreator} from './create.js';
import {createDeliverer} from './deliver.js';
import {revokeInSession} from './revoke.js';
import {endRotations, tellRotations} from './rotations.js';
import {createWatcher} from './watch.js';

/** What effects are performed on. */
export type Dependencies = {
	/** The client that the session begins with, if a credential was given. */
	readonly client: PhyCloud | undefined;
	readonly connect: (address: URL, credential: Secret) => PhyCloud;
	readonly openInstallation: (host: string) => Promise<PhyCloud>;
	readonly preferences: Preferences;
	/** Where pending creates are kept until their secret is delivered. */
	readonly journal: Journal;
	readonly rotations: Rotations;
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

/** What each kind of effect does. */
type Performers = {
	readonly [Type in Effect['type']]: (effect: Extract<Effect, {readonly type: Type}>) => Promise<void> | void;
};

/** Performs effects; what becomes of each comes back as a message. Nothing is thrown: a fault of an effect is a message too. */
export function createEffectRunner(dependencies: Dependencies): EffectRunner {
	const end = new AbortController();
	const context: EffectContext = {dispatch: dependencies.dispatch, now: dependencies.now, signal: end.signal};
	const watching = createWatcher(context);
	const performers: Performers = {
		...connectionPerformers(context, dependencies, watching),
		...secretPerformers(context, dependencies),
		suspend() {
			dependencies.suspend();
		},
		exit({exitCode}) {
			dependencies.exit(exitCode);
		},
	};
	return {
		perform(effect) {
			// Each performer takes the effects of its own type.
			void (performers[effect.type] as (effect: Effect) => Promise<void> | void)(effect);
		},
		stop() {
			end.abort();
			watching.stop();
		},
	};
}

/** What needs PhyCloud, and what depends on where one is connected to. */
function connectionPerformers(
	context: EffectContext,
	dependencies: Dependencies,
	watching: ReturnType<typeof createWatcher>,
): Omit<Performers, 'suspend' | 'exit' | SecretEffect> {
	const {preferences, rotations} = dependencies;
	const connector = createConnector(context, dependencies);
	const creating = createKeyCreator(context, dependencies, dependencies.randomUuid);
	const auditing = createAuditor(context, dependencies);
	const client = () => connector.client()!;
	return {
		'sign-in': async ({address, credential}) => connector.signIn(address, credential),
		'open-installation': async ({host}) => connector.openInstallation(host),
		identify: connector.identify,
		'load-tenants': connector.loadTenants,
		'load-tenant': async ({tenantId}) => connector.loadTenant(tenantId),
		async watch({tenantId}) {
			void tellRotations(context, client(), rotations);
			await watching.watch(client(), tenantId);
		},
		'stop-watching': watching.stop,
		refresh: watching.refresh,
		audit: async ({tenantId}) => auditing.audit(client(), tenantId),
		'stop-audit': auditing.stop,
		async create({input}) {
			await creating.create(client(), input);
			if (input.replaces !== undefined) {
				await tellRotations(context, client(), rotations);
			}
		},
		'mark-delivered': async ({keyId}) => creating.markDelivered(keyId),
		async revoke({keys}) {
			const from = client();
			await endRotations(rotations, from, await revokeInSession(context, from, keys));
			await tellRotations(context, from, rotations);
		},
		remember: async ({what}) =>
			runEffect(context, async () => remember(preferences, connector.client()?.address, what)),
	};
}

type SecretEffect = 'copy-secret' | 'copy-text' | 'write-secret' | 'deliver-secret' | 'stop-delivery' | 'forget-secret';

/** What becomes of a secret, or an id, outside the session. */
function secretPerformers(
	context: EffectContext,
	{clipboard, environment}: Dependencies,
): Pick<Performers, SecretEffect> {
	const copying = createCopier(context, clipboard);
	const delivering = createDeliverer(context, environment);
	return {
		'copy-secret': async ({secret, keyId}) => copying.copySecret(secret, keyId),
		'copy-text': async ({text, what}) => copying.copyText(text, what),
		async 'write-secret'({keyId, secret, path: typed}) {
			const writeSecret = async () => {
				const file = await openSecretFile(path.resolve(inHome(typed, environment['HOME'])));
				await file.keep(secret);
				context.dispatch({type: 'secret-written', keyId, path: file.path});
			};

			return runEffect(context, writeSecret, (error) => ({type: 'secret-write-failed', keyId, error}));
		},
		'deliver-secret': async ({key, secret, command}) => delivering.deliver(key, secret, command),
		'stop-delivery': delivering.stop,
		'forget-secret'({secret}) {
			secret.forget();
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
