import {type ChildProcess, spawn} from 'node:child_process';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {PhywareError} from '../core/errors.js';
import {type Secret} from '../core/secret.js';
import {shortLine} from '../core/short-line.js';
import {readyLine, type StoreAnswer, type StoreRequest} from './store-protocol.js';

/** The operating system's credential store: Keychain, Secret Service (libsecret) or Windows Credential Manager. Keys lie in it by the host that they are for. */
export type CredentialStore = {
	/** Writes, reads and deletes something that is no key, before one for a host is. Throws `CREDENTIAL`, as all do, where the store cannot be used. */
	readonly probe: (host: string) => Promise<void>;
	/** The key of a host; `undefined` if there is none. */
	readonly get: (host: string) => Promise<string | undefined>;
	readonly set: (host: string, key: Secret) => Promise<void>;
	/** Puts back what `get` has given. */
	readonly setText: (host: string, key: string) => Promise<void>;
	readonly delete: (host: string) => Promise<void>;
};

type StoreOptions = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly signal: AbortSignal;
	/** The file of the process that speaks to the store. */
	readonly program?: string;
};

/** How long the store may take, in milliseconds: one that needs longer waits for a person, or for nothing. */
const patience = 1200;

/** How long the process that speaks to it may take to start, in milliseconds: a slow machine is no fault of the store. */
const startTime = 10_000;

/** Opens the store. Nothing is asked of it yet. */
export function openCredentialStore(options: StoreOptions): CredentialStore {
	const ask = async (host: string, request: StoreRequest): Promise<Extract<StoreAnswer, {ok: true}>> => {
		const answer = await exchange(request, options);
		if (!answer.ok) {
			throw unusable(host, answer.kind, shortLine(answer.reason));
		}

		return answer;
	};

	return {
		async probe(host) {
			await ask(host, {operation: 'probe'});
		},
		async get(host) {
			const {key} = await ask(host, {operation: 'get', host});
			return key ?? undefined;
		},
		async set(host, key) {
			await ask(host, {operation: 'set', host, key: key.reveal()});
		},
		async setText(host, key) {
			await ask(host, {operation: 'set', host, key});
		},
		async delete(host) {
			await ask(host, {operation: 'delete', host});
		},
	};
}

async function exchange(request: StoreRequest, {environment, signal, program}: StoreOptions): Promise<StoreAnswer> {
	signal.throwIfAborted();
	const {PHYCLOUD_API_KEY, ...rest} = environment;
	const file = program ?? fileURLToPath(new URL('keyring.js', import.meta.url));
	const child = spawn(process.execPath, [file], {stdio: ['pipe', 'pipe', 'ignore'], env: rest, windowsHide: true});
	const stop = () => {
		child.kill('SIGKILL');
	};

	let timer = setTimeout(stop, startTime);
	signal.addEventListener('abort', stop);
	try {
		const text = await readAll(child, request, () => {
			clearTimeout(timer);
			timer = setTimeout(stop, patience);
		});
		signal.throwIfAborted();
		return parseAnswer(text) ?? {ok: false, kind: 'failed', reason: `It did not answer within ${patience / 1000} s.`};
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', stop);
	}
}

/** All that the process prints until it ends. */
async function readAll(child: ChildProcess, request: StoreRequest, onReady: () => void): Promise<string> {
	let text = '';
	child.stdout!.on('data', (chunk: Buffer) => {
		text += String(chunk);
		if (text.startsWith(`${readyLine}\n`)) {
			onReady();
		}
	});
	child.stdin!.on('error', () => undefined);
	child.stdin!.end(JSON.stringify(request));
	return new Promise((resolve) => {
		child.once('error', () => {
			resolve(text);
		});
		child.once('close', () => {
			resolve(text);
		});
	});
}

function parseAnswer(text: string): StoreAnswer | undefined {
	const [last = ''] = text.trimEnd().split('\n').slice(-1);
	return last.startsWith('{') ? (JSON.parse(last) as StoreAnswer) : undefined;
}

function unusable(host: string, kind: 'absent' | 'failed', said: string | undefined): PhywareError {
	return new PhywareError('CREDENTIAL', 'The credential store of this system cannot be used.', {
		reason:
			kind === 'absent'
				? 'The package that reaches it, @napi-rs/keyring, is not installed.'
				: (said ?? 'It gives no reason.'),
		remedy: `${kind === 'absent' ? 'Install it' : 'Unlock it if it is locked'}, or use a command that prints the key:\nphyware auth login --host ${host} --credential-command 'op read op://ops/phycloud/key'`,
	});
}
