import {type Run} from './cells.js';
import {type KeyName} from './scenario.js';

/** What stands under the terminal: what is said, and the keys that were just pressed. */
export type Caption = {readonly text: string; readonly keys: readonly KeyName[]};

/** What is to be seen from a moment on. */
export type Frame = {
	/** Seconds from the beginning. */
	readonly at: number;
	readonly rows: ReadonlyArray<readonly Run[]>;
	readonly caption: Caption;
};

/** A walkthrough as it was seen. */
export type Film = {
	readonly title: string;
	readonly description: string;
	readonly columns: number;
	readonly frames: readonly Frame[];
	/** The frame of the still picture. */
	readonly still: Frame;
	/** Seconds after which it begins again. */
	readonly length: number;
};

/** The different things that one place shows in the course of a film, and when it shows which. */
export type Strip<Value> = {
	readonly versions: readonly Value[];
	readonly changes: ReadonlyArray<{readonly at: number; readonly version: number}>;
};

/** What one place shows, frame by frame, with nothing twice and no moment at which nothing changes. */
export function stripOf<Value>(moments: ReadonlyArray<{readonly at: number; readonly value: Value}>): Strip<Value> {
	const indices = new Map<string, number>();
	const versions: Value[] = [];
	const changes: Array<{readonly at: number; readonly version: number}> = [];
	const lasting = moments.filter(({at}, index) => moments[index + 1]?.at !== at);
	for (const {at, value} of lasting) {
		const name = JSON.stringify(value);
		if (!indices.has(name)) {
			indices.set(name, versions.length);
			versions.push(value);
		}

		const version = indices.get(name)!;
		if (changes.at(-1)?.version !== version) {
			changes.push({at, version});
		}
	}

	return {versions, changes};
}
