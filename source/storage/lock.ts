import path from 'node:path';
import {lock} from 'proper-lockfile';

/** How long one waits for another process that writes, in milliseconds. */
const waiting = {retries: 100, factor: 1.2, minTimeout: 5, maxTimeout: 100};

/** Does some work while no other process may write to a file, which need not exist yet. */
export async function withLock<Value>(file: string, work: () => Value): Promise<Value> {
	const unlock = await lock(path.dirname(file), {retries: waiting, lockfilePath: `${file}.lock`});
	try {
		return work();
	} finally {
		await unlock();
	}
}
