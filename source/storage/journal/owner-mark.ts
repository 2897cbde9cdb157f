import {readFileSync} from 'node:fs';
import {hostname} from 'node:os';
import process from 'node:process';

/**
What tells a running process from another that has its number later; `undefined` if none of that number runs.

On Linux the time at which it was started, in clock ticks since the machine was (proc(5), stat, field 22).
*/
export function processMark(processId: number): string | undefined {
	if (process.platform === 'linux') {
		return startTime(processId);
	}

	try {
		process.kill(processId, 0);
		return 'running';
	} catch (error) {
		// The process of another user runs, too.
		return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'running' : undefined;
	}
}

function startTime(processId: number): string | undefined {
	try {
		// The name of the program, in brackets, may hold anything: the fields are counted from behind it.
		const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
		// A zombie has ended, though it has not been reaped.
		return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
	} catch {
		return undefined;
	}
}

/** Who owns an entry: a process, and its machine. */
export type Owner = {
	readonly process: {readonly id: number; readonly mark?: string | undefined};
	readonly host: string;
};

/** This process as the owner of an entry. */
export function ownerOfHere(): Owner {
	return {process: {id: process.pid, mark: processMark(process.pid)}, host: hostname()};
}

/** Whether the owner of an entry still runs, as far as this machine can tell. */
export function isUnderWay({host, process: {id, mark}}: Owner): boolean {
	return mark !== undefined && host === hostname() && processMark(id) === mark;
}
