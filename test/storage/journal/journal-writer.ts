/** A process that writes entries to a journal, as a create does, and then hangs until it is killed. */
import {openJournal} from '../../../source/storage/journal/journal.js';
import {entry} from './journal-samples.js';

const [folder = '', count = '1'] = process.argv.slice(2);
const journal = openJournal(folder);
await Promise.all(Array.from({length: Number(count)}, async () => journal.write(entry())));
process.stdout.write('written\n');
process.stdin.resume();
