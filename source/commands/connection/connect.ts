import {isLoopback} from '../../core/loopback.js';
import {type Secret} from '../../core/secret.js';
import {version} from '../../core/version.js';
import {type ClientOptions, type PhyCloud} from '../../phycloud/client.js';
import {type ExchangeFacts} from '../../phycloud/transport.js';
import {resolveCredential} from '../../config/credential.js';
import {type Journal} from '../../storage/journal/journal.js';
import {type Rotations} from '../../storage/journal/rotations.js';
import {clean, printable} from '../../terminal/printable.js';
import {type Context} from '../command/context.js';
import {type ConnectionSettings} from '../options/settings.js';
import {watchOwnExpiry} from './own-expiry.js';

/** The connection that a command works on. */
export type Connection = {
	readonly client: PhyCloud;
	readonly journal: Journal;
	readonly rotations: Rotations;
	/** The tenant to show where none was named: only the demo has one. */
	readonly demoTenant: string | undefined;
};

/** Connects, runs the work and disconnects; a demo installation lives exactly as long as the work. */
export async function withConnection<Value>(
	settings: ConnectionSettings,
	context: Context,
	work: (connection: Connection) => Promise<Value>,
): Promise<Value> {
	const {createClient} = await import('../../phycloud/client.js');
	return withInstallation(settings, context, async ({address, demoTenant, credential, journal, rotations}) => {
		const options = {...clientOptions(settings, context, address), address, credential: await credential()};
		const {client, warn} = watchOwnExpiry(createClient(options), context);
		try {
			return await work({client, journal, rotations, demoTenant});
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
	{address, apiKey}: ConnectionSettings,
	{environment, stdin, now}: Pick<Context, 'environment' | 'stdin' | 'now'>,
	work: (installation: Installation) => Promise<Value>,
): Promise<Value> {
	const [{journalFolder, noJournal, openJournal}, {openRotations, rotationsFolder, rotationsInMemory}] =
		await Promise.all([import('../../storage/journal/journal.js'), import('../../storage/journal/rotations.js')]);
	if (address !== undefined) {
		const credential = async () => resolveCredential(apiKey, environment['PHYCLOUD_API_KEY'], stdin);
		return work({
			address,
			demoTenant: undefined,
			credential,
			journal: openJournal(journalFolder()),
			rotations: openRotations(rotationsFolder()),
		});
	}

	const [{startDemo}, {demoRotationEntry}] = await Promise.all([
		import('../../emulator/demo.js'),
		import('./demo-rotation.js'),
	]);
	const demo = await startDemo({now});
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
