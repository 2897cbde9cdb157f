import {randomUUID} from 'node:crypto';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {type ExecutionContext} from 'ava';
import {type JournalEntry} from '../../source/storage/journal/entry.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

/** Where commands that run in this process keep things. */
export type OwnFolders = {
	/** All of it. */
	readonly home: string;
	readonly journal: string;
	/** Empties them. */
	readonly clear: () => void;
	/** Writes an interrupted create down, or any text in the place of one. */
	readonly interrupt: (entry: Partial<JournalEntry> | string, file?: string) => void;
};

/** Gives this process folders of its own for the journal and the settings, until the work is over. */
export function ownFolders(t: Pick<ExecutionContext, 'teardown'>): OwnFolders {
	const home = temporaryFolder();
	const before = {state: process.env['XDG_STATE_HOME'], config: process.env['XDG_CONFIG_HOME']};
	const restore = (name: string, value: string | undefined) => {
		if (value === undefined) {
			Reflect.deleteProperty(process.env, name);
		} else {
			process.env[name] = value;
		}
	};

	restore('XDG_STATE_HOME', home);
	restore('XDG_CONFIG_HOME', home);
	t.teardown(() => {
		restore('XDG_STATE_HOME', before.state);
		restore('XDG_CONFIG_HOME', before.config);
	});
	const journal = path.join(home, 'phyware', 'creates');
	return {
		home,
		journal,
		clear() {
			rmSync(home, {recursive: true, force: true});
			mkdirSync(home);
		},
		interrupt(entry, file = `${randomUUID()}.json`) {
			mkdirSync(journal, {recursive: true});
			writeFileSync(
				path.join(journal, file),
				typeof entry === 'string' ? entry : JSON.stringify({...abandoned(), ...entry}),
			);
		},
	};
}

/** A pending create that no process owns. */
function abandoned(): JournalEntry {
	return {
		version: 1,
		idempotency_key: randomUUID(),
		url: 'http://localhost:8000/',
		tenant_id: 'ten_abc123',
		request: {name: 'fresh', scopes: ['read:events']},
		started_at: new Date().toISOString(),
		newest_before: null,
		key_id: null,
		process: {id: 1},
		host: 'elsewhere',
	};
}
