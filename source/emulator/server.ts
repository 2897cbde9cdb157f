import {randomBytes as systemRandomBytes} from 'node:crypto';
import {type AddressInfo} from 'node:net';
import {type Server} from 'node:http';
import {type DatabaseSync} from 'node:sqlite';
import {createAdaptorServer} from '@hono/node-server';
import {PhywareError} from '../core/errors.js';
import {invalid} from '../core/invalid.js';
import {createApp} from './app.js';
import {type RateLimit} from './pace.js';
import {type RandomBytes} from './secrets.js';
import {closeFiles, openDatabase} from './sqlite.js';
import {EmulatorStore} from './store.js';

export type EmulatorOptions = {
	readonly host?: string;
	/** 0 takes any free port. */
	readonly port?: number;
	/** The SQLite file that keeps the installation; in memory if left out. */
	readonly file?: string | undefined;
	readonly now?: () => Date;
	readonly randomBytes?: RandomBytes;
	/** Told of every fault that was answered with 500. */
	readonly onFault?: (error: unknown) => void;
	/** How many requests each credential may send. */
	readonly rateLimit?: RateLimit | undefined;
	/** How long each answer waits, in milliseconds. */
	readonly delay?: number | undefined;
};

/** A running embedded PhyCloud. */
export type Emulator = {
	readonly address: URL;
	readonly store: EmulatorStore;
	/** Ends open connections, the server and the database; may be called again. */
	close: () => Promise<void>;
};

/** Starts the embedded server. Throws a validation error for an unreadable file, `CONNECTION` for a port that cannot be had. */
export async function startEmulator({
	host = '127.0.0.1',
	port = 0,
	file,
	now = () => new Date(),
	randomBytes = systemRandomBytes,
	onFault,
	rateLimit,
	delay,
}: EmulatorOptions = {}): Promise<Emulator> {
	const store = await openStore(file);
	const app = createApp({store, now, randomBytes, rateLimit, delay, ...(onFault !== undefined && {onFault})});
	const server = createAdaptorServer({fetch: app.fetch}) as Server;
	try {
		await listen(server, host, port);
	} catch (error) {
		store.close();
		throw portError(error, host, port);
	}

	const {port: boundPort} = server.address() as AddressInfo;
	let closed: Promise<void> | undefined;
	return {
		address: new URL(`http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`),
		store,
		async close() {
			closed ??= new Promise((resolve) => {
				server.close(() => {
					store.close();
					resolve();
				});
				server.closeAllConnections();
			});
			await closed;
		},
	};
}

async function openStore(file: string | undefined): Promise<EmulatorStore> {
	let database: DatabaseSync | undefined;
	try {
		database = await openDatabase(file);
		const store = new EmulatorStore(database);
		if (file !== undefined) {
			// Only now it is known to be an emulator's.
			closeFiles(file);
		}

		return store;
	} catch (error) {
		database?.close();
		const reason = (error as {errstr?: string}).errstr ?? (error as Error).message;
		throw invalid(`The data file ${JSON.stringify(file)} cannot be opened.`, {
			reason: `Reason: ${reason}.`,
			remedy: 'Use a file that an emulator created and that you can read and write, or a path that does not exist yet.',
		});
	}
}

async function listen(server: Server, host: string, port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve();
		});
	});
}

function portError(error: unknown, host: string, port: number): PhywareError {
	const {code} = error as NodeJS.ErrnoException;
	const taken = code === 'EADDRINUSE';
	return new PhywareError(
		'CONNECTION',
		taken ? `Port ${port} on ${host} is taken.` : `The server cannot listen on ${host}, port ${port}.`,
		{
			reason: taken ? 'Another program uses it.' : `System error: ${code ?? 'unknown'}.`,
			remedy: `Choose another port, for example: phyware cloud emulator --port ${port === 65_535 ? 8000 : port + 1}`,
		},
	);
}
