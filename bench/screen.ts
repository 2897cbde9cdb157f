import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {setTimeout as delay} from 'node:timers/promises';
import {spawn} from '@lydell/node-pty';

/** A program in a pseudo-terminal of 120 columns and 40 rows. */
export type OnScreen = {
	/** Milliseconds from its start until its output held what was waited for. */
	readonly shownAfter: number;
	/** Its resident memory, in MB. */
	readonly memory: () => Promise<number>;
	/** The processor time it has used, in seconds. */
	readonly processorTime: () => Promise<number>;
	readonly close: () => Promise<void>;
};

/** Starts a program and waits until its output holds a text. Throws if it does not within half a minute. */
export async function onScreen(
	argv: readonly string[],
	wanted: string,
	env: Readonly<Record<string, string>> = {},
): Promise<OnScreen> {
	const ended = new EventTarget();
	const start = performance.now();
	const pty = spawn(process.execPath, [...argv], {
		cols: 120,
		rows: 40,
		env: {...process.env, TERM: 'xterm-256color', ...env},
	});
	let text = '';
	let shownAfter: number | undefined;
	const {promise: shown, resolve} = Promise.withResolvers<void>();
	pty.onData((data) => {
		text = (text + data).slice(-100_000);
		if (!(shownAfter === undefined && text.includes(wanted))) {
			return;
		}

		shownAfter = performance.now() - start;
		resolve();
	});
	pty.onExit(() => {
		ended.dispatchEvent(new Event('exit'));
	});
	await Promise.race([shown, delay(30_000, undefined, {ref: false})]);
	if (shownAfter === undefined) {
		pty.kill('SIGKILL');
		throw new Error(`${argv.join(' ')} never showed ${wanted}:\n${text.slice(-2000)}`);
	}

	return {
		shownAfter,
		async memory() {
			const status = await readFile(`/proc/${pty.pid}/status`, 'utf8');
			return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)![1]) / 1024;
		},
		async processorTime() {
			const stat = await readFile(`/proc/${pty.pid}/stat`, 'utf8');
			const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			// The system counts in hundredths of a second.
			return (Number(fields[11]) + Number(fields[12])) / 100;
		},
		async close() {
			const exit = once(ended, 'exit');
			pty.kill('SIGKILL');
			await exit;
		},
	};
}
