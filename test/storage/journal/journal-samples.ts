import {randomUUID} from 'node:crypto';
import {hostname} from 'node:os';
import path from 'node:path';
import {type JournalEntry} from '../../../source/storage/journal/entry.js';
import {processMark} from '../../../source/storage/journal/owner-mark.js';

/** An entry as a create of this very process would write it, but for what a test says. */
export function entry(changes: Partial<JournalEntry> = {}): JournalEntry {
	return {
		version: 1,
		idempotency_key: randomUUID(),
		url: 'http://localhost:8000/',
		tenant_id: 'ten_test01',
		request: {name: 'line-7', scopes: ['write:events']},
		started_at: '2026-03-01T12:00:00Z',
		newest_before: null,
		key_id: null,
		process: {id: process.pid, mark: processMark(process.pid)},
		host: hostname(),
		...changes,
	};
}

/** An entry that no process owns: this process has the number, but not the mark. */
export function abandoned(changes: Partial<JournalEntry> = {}): JournalEntry {
	return entry({process: {id: process.pid, mark: '1'}, ...changes});
}

export function fileOf(folder: string, {idempotency_key: key}: JournalEntry): string {
	return path.join(folder, `${key}.json`);
}
