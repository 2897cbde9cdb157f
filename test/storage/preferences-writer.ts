/** A process that waits until it is told to begin, and then remembers a tenant of each of some installations, as sessions do. */
import {once} from 'node:events';
import {openPreferences} from '../../source/storage/stored-preferences.js';

const [folder = '', ...addresses] = process.argv.slice(2);
const memory = openPreferences(folder);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
for (const address of addresses) {
	// One after the other, as a person works.
	await memory.update(address, () => ({tenants: ['ten_a']}));
}

process.stdin.destroy();
