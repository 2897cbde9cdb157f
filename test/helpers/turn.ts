import {type ExecutionContext} from 'ava';
import pLimit from 'p-limit';

/** Tests of a file start together; so many sessions at once are enough for two cores. */
const limit = pLimit(3);
const has = new WeakSet<ExecutionContext>();

/** Resolves once it is a test's turn, which lasts until the test ends. */
export async function turn(t: ExecutionContext): Promise<void> {
	if (has.has(t)) {
		return;
	}

	has.add(t);
	const {promise: end, resolve: finish} = Promise.withResolvers<void>();
	t.teardown(finish);
	await new Promise<void>((begin) => {
		void limit(async () => {
			begin();
			await end;
		});
	});
}
