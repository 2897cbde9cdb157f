import {maximumNameLength} from '../../core/key-name.js';

const numbered = /^(?<base>.+)-(?<number>[1-9]\d{0,5})$/u;

/**
The name of a key that replaces another: `NAME-2`, `NAME-3` and so on, the first that no key of the tenant has.

A number counts as one of ours only where the name before it is, or was, a key's too: `line-7` becomes `line-7-2`. `undefined` where no such name is short enough.
*/
export function successorName(name: string, taken: ReadonlySet<string>): string | undefined {
	const {base = name} = parts(name, taken);
	for (let number = 2; ; number++) {
		const next = `${base}-${number}`;
		if (!taken.has(next) && next !== name) {
			return [...next].length > maximumNameLength ? undefined : next;
		}
	}
}

function parts(name: string, taken: ReadonlySet<string>): {readonly base?: string} {
	const {base} = numbered.exec(name)?.groups ?? {};
	return base !== undefined && taken.has(base) ? {base} : {};
}
