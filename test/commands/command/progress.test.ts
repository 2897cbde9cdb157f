import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {openProgress, withProgress} from '../../../source/commands/command/progress.js';
import {type Context} from '../../../source/commands/command/context.js';

function sink(isTTY: boolean) {
	const written: string[] = [];
	const stderr = {
		isTTY,
		write(text: string) {
			written.push(text);
			return true;
		},
	} as unknown as Context['stderr'];
	return {written, stderr};
}

async function* slowly(count: number, milliseconds: number) {
	for (let index = 0; index < count; index++) {
		await delay(milliseconds);
		yield index;
	}
}

test('work of more than a second shows how far it is, on one line that goes at the end', async (t) => {
	const {written, stderr} = sink(true);
	let sum = 0;
	for await (const item of withProgress(slowly(6, 250), openProgress('Reading tenants', {stderr}), () => 1200)) {
		sum += item;
	}

	t.is(sum, 15);
	t.regex(written[0]!, /^\r\u{1B}\[KReading tenants: [3-5] of 1,200, \d+ min left$/u);
	t.is(written.at(-1), '\r\u001B[K');
});

test('short work, and work without a terminal, show nothing', async (t) => {
	const short = sink(true);
	for await (const _ of withProgress(slowly(3, 1), openProgress('x', short), () => undefined)) {
		// Only the passing counts.
	}

	const piped = sink(false);
	const progress = openProgress('x', piped);
	await delay(1100);
	progress.show(1, 2);
	progress.clear();
	t.deepEqual([short.written, piped.written], [[], []]);
});
