import {readFileSync, readlinkSync} from 'node:fs';
import path from 'node:path';

/** What is left to see of a program that was started with SIGHUP ignored, each `undefined` where it cannot be read. */
export type HangUpTraces = {
	/** What a shell says it has started: `_` in the environment. */
	readonly lastCommand: string | undefined;
	/** The `status` of the parent process in proc(5). */
	readonly parent: string | undefined;
	/** The `fdinfo` of standard input in proc(5). */
	readonly stdin: string | undefined;
	/** The path of standard output. */
	readonly stdout: string | undefined;
};

/**
Whether a program was started so that it outlives its terminal, as by `nohup`.

Node sets every signal that is ignored back to its default before any JavaScript runs, so that its own mask says nothing. What does: the name that a shell gives, a parent that ignores SIGHUP itself, as a script under `nohup` does, the standard input that cannot be read and the file that `nohup` opens.
*/
export function ignoresHangUp({lastCommand, parent, stdin, stdout}: HangUpTraces): boolean {
	const ignored = /^sigign:\s*([\da-f]+)$/im.exec(parent ?? '')?.[1] ?? '0';
	const flags = /^flags:\s*([0-7]+)$/m.exec(stdin ?? '')?.[1] ?? '0';
	return (
		/^g?nohup$/.test(path.basename(lastCommand ?? '')) ||
		// SIGHUP is signal 1, the lowest bit.
		BigInt(`0x${ignored}`) % 2n === 1n ||
		// The access mode of O_WRONLY.
		Number.parseInt(flags, 8) % 4 === 1 ||
		path.basename(stdout ?? '') === 'nohup.out'
	);
}

/** The traces that a process finds of itself. */
export function hangUpTraces({env, ppid}: Pick<NodeJS.Process, 'env' | 'ppid'>): HangUpTraces {
	return {
		lastCommand: env['_'],
		parent: read(() => readFileSync(`/proc/${ppid}/status`, 'latin1')),
		stdin: read(() => readFileSync('/proc/self/fdinfo/0', 'latin1')),
		stdout: read(() => readlinkSync('/proc/self/fd/1')),
	};
}

function read(attempt: () => string): string | undefined {
	try {
		return attempt();
	} catch {
		return undefined;
	}
}
