/*
A process of its own that speaks to the operating system's credential store: a store that hangs, as one that waits for a
person does, cannot be left behind within a process, but with one. It gets a request on its standard input and answers on
its standard output.
*/
import {randomUUID} from 'node:crypto';
import {type Entry} from '@napi-rs/keyring';
import {readyLine, type StoreAnswer, type StoreRequest} from './config/store-protocol.js';

type Library = {readonly Entry: typeof Entry};

/** What the entries belong to, as a keychain's list shows it. */
const service = 'phyware';

/** The kernel's keyring, which the library would fall back to, forgets at the next start. */
const options = {linux: {store: 'secret-service'}} as const;

async function answer(): Promise<StoreAnswer> {
	let library: Library;
	try {
		library = await import('@napi-rs/keyring');
	} catch {
		return {ok: false, kind: 'absent', reason: ''};
	}

	process.stdout.write(`${readyLine}\n`);
	const request = await readRequest();
	try {
		return perform(request, (name) => new library.Entry(service, name, options));
	} catch (error) {
		return {ok: false, kind: 'failed', reason: error instanceof Error ? error.message : ''};
	}
}

async function readRequest(): Promise<StoreRequest> {
	let text = '';
	for await (const chunk of process.stdin) {
		text += String(chunk);
	}

	return JSON.parse(text) as StoreRequest;
}

function perform(request: StoreRequest, entryOf: (name: string) => Entry): StoreAnswer {
	switch (request.operation) {
		case 'probe': {
			probe(entryOf);
			return {ok: true};
		}

		case 'get': {
			const key = entryOf(request.host).getPassword();
			if (key === null) {
				// A store that cannot be used says the same as one that has no such key.
				probe(entryOf);
			}

			return {ok: true, key};
		}

		case 'set': {
			const entry = entryOf(request.host);
			entry.setPassword(request.key);
			return entry.getPassword() === request.key
				? {ok: true}
				: {ok: false, kind: 'failed', reason: 'It did not keep the key.'};
		}

		case 'delete': {
			entryOf(request.host).deletePassword();
			return {ok: true};
		}
	}
}

/** Throws where what was written cannot be read and deleted again. */
function probe(entryOf: (name: string) => Entry): void {
	const text = randomUUID();
	const entry = entryOf(`probe ${text}`);
	entry.setPassword(text);
	const kept = entry.getPassword();
	entry.deletePassword();
	if (kept !== text) {
		throw new Error('What was written was not there to be read.');
	}
}

// SIGUSR1 would open the debugger, and so the memory.
process.on('SIGUSR1', () => undefined);
process.stdout.write(`${JSON.stringify(await answer())}\n`);
