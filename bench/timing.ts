import {spawn} from 'node:child_process';
import {once} from 'node:events';

export type Command = {
	readonly argv: readonly [file: string, ...argv: string[]];
	readonly env?: Readonly<Record<string, string>>;
};

/** Runs a command, its output thrown away; returns how long it took, in milliseconds. Throws if it fails. */
export async function timeOf({argv, env = {}}: Command): Promise<number> {
	const [file, ...more] = argv;
	const start = performance.now();
	// A pipe, as in a script: what is not read would hold the command back.
	const child = spawn(file, more, {env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe']});
	let errors = '';
	child.stdout.resume();
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		errors += text;
	});
	const [time, code] = await once(child, 'exit').then(
		([status]) => [performance.now() - start, status as number | null] as const,
	);
	if (code !== 0) {
		throw new Error(`${argv.join(' ')} ended with ${code}:\n${errors}`);
	}

	return time;
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median time of each of several subjects, measured in turn so that other load on the machine affects all alike. */
export async function sideBySide(
	subjects: ReadonlyArray<() => Promise<number>>,
	runs: number,
): Promise<readonly number[]> {
	const times = subjects.map(() => [] as number[]);
	// The first round fills caches, and does not count.
	for (let run = -1; run < runs; run++) {
		for (const [index, subject] of subjects.entries()) {
			const time = await subject();
			if (run >= 0) {
				times[index]!.push(time);
			}
		}
	}

	return times.map((each) => median(each));
}
