import {type Key} from '../../source/contract/wire/entities.js';
import {type RawAnswer, rawAnswer} from '../helpers/hostile.js';
import {phywareHere} from '../helpers/run-here.js';
import {type Run} from '../helpers/run.js';
import {sampleKey} from '../helpers/sample-key.js';
import {type OwnFolders} from './own-folders.js';
import {onHost} from './own-host.js';

/** What stands between a hostile string and a terminal. */
export type PoisonDesk = {
	readonly url: string;
	readonly folders: OwnFolders;
	/** What the server answers, from now on; bytes go out as they are. */
	readonly setAnswer: (answer: (method: string, path: string) => RawAnswer | Buffer) => void;
};

/** A place that shows untrusted text: puts a string there, and returns what is wrong with the output. */
export type PoisonPlace = {
	readonly name: string;
	/** Whether nothing of the string is ever shown. */
	readonly isSilent?: boolean;
	readonly run: (poison: string, desk: PoisonDesk) => Promise<{readonly run: Run; readonly faults: readonly string[]}>;
};

export const json = {'content-type': 'application/json'};

/** An answer with a body of JSON, of which nothing is lost: halves of characters are escaped. */
export function jsonAnswer(status: number, body: unknown): RawAnswer {
	return {status, headers: json, body: JSON.stringify(body)};
}

/** A key in all of whose free words a string stands. */
export function poisonedKey(poison: string, facts: Partial<Key> = {}): Key {
	return sampleKey({
		name: poison,
		scopes: [poison, 'read:events', `${poison}:${poison}`],
		created_by: poison,
		redacted_secret: poison,
		...facts,
	});
}

const environment = (url: string) => ({PHYCLOUD_URL: url, PHYCLOUD_API_KEY: 'phk_live_operator'});

/** Runs `phyware cloud keys …` with its output in a pipe. */
export async function piped(argv: readonly string[], {url}: PoisonDesk, env = {}): Promise<Run> {
	return phywareHere(['cloud', 'keys', ...argv], {env: {...environment(url), ...env}});
}

/** Runs it on a terminal. */
export async function shown(argv: readonly string[], {url}: PoisonDesk, columns: number, answer = ''): Promise<Run> {
	return onHost(['cloud', 'keys', ...argv], {env: environment(url), columns, answer});
}

export const inTenant = ['--tenant-id', 'ten_abc123'];

/** A server that answers every request alike. */
export function always(desk: PoisonDesk, answer: RawAnswer | Buffer): void {
	desk.setAnswer(() => answer);
}

/** Sends what is to be answered. */
export function toWire(answer: RawAnswer | Buffer): Buffer {
	return Buffer.isBuffer(answer) ? answer : rawAnswer(answer);
}

/** How many lines there are, if not as many as there should be. */
export function unlessLines(text: string, ...wanted: readonly number[]): string[] {
	const count = text.split('\n').length - 1;
	return wanted.includes(count) && (text === '' || text.endsWith('\n'))
		? []
		: [`There are ${count} lines, not ${wanted.join(' or ')}: ${JSON.stringify(text.slice(0, 400))}`];
}

/** A name that a folder can hold. */
export function fileName(poison: string): string {
	return `q${Buffer.from(poison.replaceAll(/[/\0]/g, '').toWellFormed()).subarray(0, 180).toString()}`;
}
