import {version} from '../core/version.js';
import {type ClientOptions, type PhyCloud} from '../phycloud/client.js';
import {type ExchangeFacts} from '../phycloud/transport.js';
import {isLoopback} from '../settings/address.js';
import {resolveCredential} from '../settings/credential.js';
import {clean, say} from '../terminal/printable.js';
import {type Context} from './context.js';
import {type ConnectionSettings} from './settings.js';

/** The connection that a command works on. */
export type Connection = {
	readonly client: PhyCloud;
	/** The tenant to show where none was named: only the demo has one. */
	readonly demoTenant: string | undefined;
};

/** Connects, runs the work and disconnects; a demo installation lives exactly as long as the work. */
export async function withConnection<Value>(
	settings: ConnectionSettings,
	context: Context,
	work: (connection: Connection) => Promise<Value>,
): Promise<Value> {
	const {createClient} = await import('../phycloud/client.js');
	if (settings.address !== undefined) {
		const credential = await resolveCredential(settings.apiKey, context.environment['PHYCLOUD_API_KEY'], context.stdin);
		return work({
			client: createClient(clientOptions(settings, context, settings.address, credential)),
			demoTenant: undefined,
		});
	}

	const {startDemo} = await import('../emulator/demo.js');
	const demo = await startDemo({now: context.now});
	try {
		return await work({
			client: createClient(clientOptions(settings, context, demo.address, demo.credential)),
			demoTenant: demo.tenantId,
		});
	} finally {
		await demo.close();
	}
}

function clientOptions(
	{timeLimit, certificateAuthority, debug}: ConnectionSettings,
	context: Context,
	address: URL,
	credential: ClientOptions['credential'],
): ClientOptions {
	return {
		address,
		credential,
		timeLimit,
		certificateAuthority,
		userAgent: `phyware/${version}`,
		...(!isLoopback(address.hostname) && {proxyEnvironment: context.environment}),
		...(debug && {
			onExchange(facts) {
				logExchange(facts, context);
			},
		}),
	};
}

function logExchange({method, path, outcome, milliseconds, bytes, requestId}: ExchangeFacts, {stderr}: Context): void {
	stderr.write(
		say`debug: ${clean(method)} ${clean(path)} -> ${clean(String(outcome))}, ${Math.round(milliseconds)} ms, ${bytes} bytes, request ${clean(requestId)}\n`,
	);
}
