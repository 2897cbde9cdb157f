/** A process that writes to the journal and to the settings, many times at once with others, as soon as it is told to. */
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {type JournalEntry} from '../../source/storage/journal/entry.js';
import {openJournal} from '../../source/storage/journal/journal.js';
import {processMark} from '../../source/storage/journal/owner-mark.js';
import {openPreferences} from '../../source/storage/stored-preferences.js';

const [folder = '', count = '1', own = ''] = process.argv.slice(2);
const journal = openJournal(`${folder}/creates`);
const memory = openPreferences(folder);

process.stdout.write('ready\n');
await once(process.stdin, 'data');
for (let index = 0; index < Number(count); index++) {
	const entry: JournalEntry = {
		version: 1,
		idempotency_key: randomUUID(),
		url: own,
		tenant_id: `ten_${index}`,
		request: {name: 'line-7', scopes: ['write:events']},
		started_at: '2026-03-01T12:00:00Z',
		newest_before: null,
		key_id: null,
		process: {id: process.pid, mark: processMark(process.pid)},
		host: '',
	};
	await Promise.all([
		// What is written down is written over, as a create does once it knows the key.
		journal.write(entry).then(async () => journal.write({...entry, key_id: `key_${index}`})),
		memory.update('https://shared.example/', (before) => ({...before, sort: String(Number(before.sort ?? 0) + 1)})),
		memory.update(own, (before) => ({...before, tenants: [`ten_${index}`, ...before.tenants]})),
	]);
}

process.stdin.destroy();
