import {isLoopback} from '../../core/loopback.js';
import {type Secret} from '../../core/secret.js';
import {version} from '../../core/version.js';
import {type ClientOptions, type PhyCloud} from '../../phycloud/client.js';
import {type ExchangeFacts} from '../../phycloud/transport.js';
import {readOnlyClient} from '../../phycloud/read-only-client.js';
import {readOnlyError} from '../../config/read-only.js';
import {type Journal} from '../../storage/journal/journal.js';
import {type Rotations} from '../../storage/journal/rotations.js';
import {clean, printable} from '../../terminal/printable.js';
import {type Context} from '../command/context.js';
import {type ConnectionSettings} from '../options/settings.js';
import {credentialOf, logOrigins, withOrigins} from './credential.js';
import {watchOwnExpiry} from './own-expiry.js';

/** The connection that a command works on. */
export type Connection = {
	readonly client: PhyCloud;
	readonly journal: Journal;
	readonly rotations: Rotations;
	/** The tenant to show where none was named: only the demo has one. */
	readonly demoTenant: string | undefined;
};

/** Connects, runs the work and disconnects; a demo installation lives exactly as long as the work. Errors about the address or the credential say where it came from. */
export async function withConnection<Value>(
	settings: ConnectionSettings,
	context: Context,
	work: (connection: Connection) => Promise<Value>,
): Promise<Value> {
	const {createClient} = await import('../../phycloud/client.js');
	const {target, readOnly} = settings;
	return withInstallation(settings, context, async ({address, demoTenant, credential, journal, rotations}) => {
		const options = {...clientOptions(settings, context, address), address, credential: await credential()};
		const created = createClient(options);
		const guarded = readOnly === undefined ? created : readOnlyClient(created, () => readOnlyError(readOnly));
		const {client, warn} = watchOwnExpiry(guarded, context);
		try {
			return await work({client, journal, rotations, demoTenant});
		} catch (error) {
			throw target === undefined ? error : withOrigins(error, target);
		} finally {
			await warn();
		}
	});
}

/** Where an installation is, and how to get the credential for it. */
export type Installation = {
	readonly address: URL;
	readonly demoTenant: string | undefined;
	readonly journal: Journal;
	readonly rotations: Rotations;
	/** Throws `UNAUTHENTICATED` where none was given. */
	readonly credential: () => Promise<Secret>;
};

/** Finds the installation, starting the demo's if that was asked for, and runs the work. */
export async function withInstallation<Value>(
	settings: ConnectionSettings,
	context: Context,
	work: (installation: Installation) => Promise<Value>,
): Promise<Value> {
	const [{journalFolder, noJournal, openJournal}, {openRotations, rotationsFolder, rotationsInMemory}] =
		await Promise.all([import('../../storage/journal/journal.js'), import('../../storage/journal/rotations.js')]);
	const {target} = settings;
	if (target !== undefined) {
		if (settings.debug) {
			logOrigins(target, context);
		}

		return work({
			address: target.address,
			demoTenant: undefined,
			credential: async () => credentialOf(target, settings, context),
			journal: openJournal(journalFolder()),
			rotations: openRotations(rotationsFolder()),
		});
	}

	const [{startDemo}, {demoRotationEntry}] = await Promise.all([
		import('../../emulator/demo.js'),
		import('./demo-rotation.js'),
	]);
	const demo = await startDemo({now: context.now});
	try {
		return await work({
			address: demo.address,
			demoTenant: demo.tenantId,
			credential: async () => demo.credential,
			journal: noJournal(),
			rotations: rotationsInMemory([demoRotationEntry(demo)]),
		});
	} finally {
		await demo.close();
	}
}

/** How a client speaks to an address, but for the credential. */
export function clientOptions(
	{timeLimit, certificateAuthority, clientCertificate, debug}: ConnectionSettings,
	context: Pick<Context, 'environment' | 'stderr'>,
	address: URL,
): Omit<ClientOptions, 'address' | 'credential'> {
	return {
		timeLimit,
		certificateAuthority,
		clientCertificate,
		userAgent: `phyware/${version}`,
		...(!isLoopback(address.hostname) && {proxyEnvironment: context.environment}),
		...(debug && {
			onExchange(facts) {
				logExchange(facts, context);
			},
		}),
	};
}

function logExchange(
	{method, path, outcome, milliseconds, bytes, requestId}: ExchangeFacts,
	{stderr}: Pick<Context, 'stderr'>,
): void {
	stderr.write(
		printable`debug: ${clean(method)} ${clean(path)} -> ${clean(String(outcome))}, ${Math.round(milliseconds)} ms, ${bytes} bytes, request ${clean(requestId)}\n`,
	);
}
