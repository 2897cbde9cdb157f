import {type ExecutionContext} from 'ava';

/** Lends helpers that are made for tests to work outside of one: what they want torn down at a test's end is torn down after the work. */
export async function withStage<Value>(work: (t: ExecutionContext) => Promise<Value>): Promise<Value> {
	const endings: Array<() => unknown> = [];
	const stage: Pick<ExecutionContext, 'teardown'> = {
		teardown(ending) {
			endings.push(ending);
		},
	};
	try {
		return await work(stage as ExecutionContext);
	} finally {
		for (const ending of endings.toReversed()) {
			await ending();
		}
	}
}
