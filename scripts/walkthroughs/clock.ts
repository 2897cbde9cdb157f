import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** A fine Monday morning: when every walkthrough begins. */
const beginning = Date.parse('2026-11-23T09:41:00Z');

/** The clock of a walkthrough. */
export type Clock = {
	/** Where the programs in the walkthrough read the time. */
	readonly folder: string;
	readonly now: () => Date;
	/** Seconds since the beginning. */
	readonly elapsed: () => number;
	/** Sets it, in milliseconds. */
	readonly set: (now: number) => void;
	/** Tells the program in front how far it may move the clock itself, in milliseconds. */
	readonly allow: (until: number) => void;
};

/** Winds up a clock in a folder. */
export function startClock(folder: string): Clock {
	const write = (file: string) => (milliseconds: number) => {
		writeFileSync(path.join(folder, file), String(milliseconds));
	};

	const set = write('now');
	const now = () => new Date(Number(readFileSync(path.join(folder, 'now'), 'utf8')));
	set(beginning);
	return {folder, now, set, elapsed: () => (now().getTime() - beginning) / 1000, allow: write('until')};
}
