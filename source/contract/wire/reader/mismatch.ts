/** Something that the client cannot work without is not there, or is of another type. */
export class WireMismatch extends Error {
	override name = 'WireMismatch';

	/** `place` is a path such as `keys[3].id`; what came is named by its type, never by its content. */
	constructor(place: string, expected: string, came: unknown) {
		super(`${place} should be ${expected}, but ${came === undefined ? 'is missing' : `is ${typeName(came)}`}`);
	}
}

/** A JSON value's type, with its article. */
export function typeName(value: unknown): string {
	if (value === null) {
		return 'null';
	}

	if (Array.isArray(value)) {
		return 'a list';
	}

	if (value === '') {
		return 'empty';
	}

	return {string: 'a string', number: 'a number', boolean: 'a boolean', object: 'an object'}[typeof value as string]!;
}
