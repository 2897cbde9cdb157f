import {type ChildProcess} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {type ExecutionContext} from 'ava';
import {type JournalEntry} from '../../source/storage/journal/entry.js';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {deliver, type Exchange, relay, secretIn} from '../helpers/relay.js';
import {phyware, type Run, type RunOptions, shell} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

/** Names the tenant of every test here. */
export const inTenant = ['--tenant-id', 'ten_test01'] as const;

export type Workplace = {
	readonly server: TestInstallation;
	/** The address at which the commands know the server. */
	readonly url: string;
	readonly home: string;
	readonly journal: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** What the journal's files say. */
	readonly entries: () => JournalEntry[];
	/** Every request that came. */
	readonly requests: readonly string[];
	/** Decides what becomes of the answers to creates from now on. */
	readonly onCreated: (action: (exchange: Exchange) => void) => void;
	/** Decides what the server sees of a request from now on. */
	readonly onRequest: (change: (request: string) => string) => void;
	/** Runs `phyware cloud keys …`. */
	readonly run: (argv: readonly string[], options?: RunOptions) => Promise<Run>;
	/** Runs a line of shell. */
	readonly sh: (line: string, env?: RunOptions['env']) => Promise<Run>;
	/** Creates a key, and ends the command with a signal once the server has made it. */
	readonly interrupted: (name: string, options?: InterruptionOptions) => Promise<Interrupted>;
};

type InterruptionOptions = {readonly signal?: NodeJS.Signals; readonly flags?: readonly string[]};

/** How a command ended, and what the server made for it. */
type Interrupted = Run & {readonly id: string; readonly secret: string};

const base = temporaryFolder();
let homes = 0;

/** A home of its own for each test, and a server behind a relay that can hold its answers back. */
export async function workplace(t: ExecutionContext): Promise<Workplace> {
	const home = path.join(base, String(++homes));
	mkdirSync(home);
	const server = await installation(t);
	let onCreated: (exchange: Exchange) => void = deliver;
	let onRequest = (request: string): string => request;
	const {address, requests} = await relay(t, server.address, {
		onRequest: (request) => onRequest(request),
		onAnswer(exchange) {
			(exchange.method === 'POST' ? onCreated : deliver)(exchange);
		},
	});
	const url = address.origin;
	const env = {...server.environment, PHYCLOUD_URL: url, HOME: home};
	const journal = path.join(home, '.local/state/phyware/creates');
	const run = async (argv: readonly string[], options: RunOptions = {}) =>
		phyware(['cloud', 'keys', ...argv], {...options, env: {...env, ...options.env}});
	return {
		server,
		url,
		home,
		journal,
		env,
		requests,
		run,
		entries: () =>
			existsSync(journal)
				? readdirSync(journal).map((name) => JSON.parse(readFileSync(path.join(journal, name), 'utf8')) as JournalEntry)
				: [],
		onCreated(action) {
			onCreated = action;
		},
		onRequest(change) {
			onRequest = change;
		},
		sh: async (line, more) => shell(line, {env: {...env, ...more}, cwd: home}),
		async interrupted(name, {signal = 'SIGKILL', flags = []} = {}) {
			let child: ChildProcess | undefined;
			let secret = '';
			onCreated = (exchange) => {
				secret = secretIn(exchange);
				child!.kill(signal);
			};

			const result = await run(['create', ...inTenant, '--name', name, ...flags], {
				onStart(started) {
					child = started;
				},
			});
			onCreated = deliver;
			return {...result, secret, id: server.store.findActiveByName('ten_test01', name)!};
		},
	};
}

/** The line that says that a create waits. */
export function reminderOf(name: string): string {
	return `The create of "${name}" is pending. Run: phyware cloud keys recover\n`;
}

/** Every text that is kept in a folder and below, one after the other. */
export function everythingIn(folder: string): string {
	return readdirSync(folder, {recursive: true, withFileTypes: true})
		.filter((item) => item.isFile())
		.map((item) => readFileSync(path.join(item.parentPath, item.name), 'utf8'))
		.join('\n');
}
