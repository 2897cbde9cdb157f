import {hiddenCharacter, strayJoiner} from './hidden.js';
import {invalid} from './invalid.js';
import {holdsSecret} from './secret.js';

/** The longest name of a key, in Unicode code points. */
export const maximumNameLength = 100;

// Something that can be seen: marks and joiners alone show nothing.
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Why a text cannot be a key's name, as a sentence; `undefined` if it can. */
export function nameProblem(name: string): string | undefined {
	if (name.trim() === '') {
		return 'A key needs a name.';
	}

	if ([...name].length > maximumNameLength) {
		return `A name has at most ${maximumNameLength} characters; this one has ${[...name].length}.`;
	}

	if (hiddenCharacter.test(name) || strayJoiner().test(name) || !visible.test(name)) {
		return 'A name cannot contain control or invisible characters.';
	}

	if (holdsSecret(name)) {
		return 'That is a secret, not a name: names are shown to everyone.';
	}

	return name === name.trim() ? undefined : 'A name cannot begin or end with a space.';
}

/** A name as a person or a script gives it: blanks and line ends around it do not count. Throws a validation error for what is no name. */
export function parseName(text: string): string {
	const name = text.trim();
	const problem = nameProblem(name);
	if (problem !== undefined) {
		throw invalid(problem, {remedy: 'Use a name that says who uses the key, such as --name ingest-key.'});
	}

	return name;
}
