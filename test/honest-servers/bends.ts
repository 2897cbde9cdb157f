import {type Bend, type Body, type OptionalField, type Reading, type Readings, type Row} from './variant.js';

/** Only some fields of a key. */
export function only(...fields: readonly string[]): Bend {
	return {
		change: (key) => Object.fromEntries(Object.entries(key).filter(([field]) => fields.includes(field))),
	};
}

/** All but some fields of a key. */
export function without(...fields: readonly string[]): Bend {
	return {
		change: (key) => Object.fromEntries(Object.entries(key).filter(([field]) => !fields.includes(field))),
	};
}

/** Something else in place of a field: unreadable, unless it is said how it reads. */
export function instead(
	field: OptionalField,
	value: (row: Row, before: unknown) => unknown,
	reading: Reading = 'unknown',
): Bend {
	return {
		change: (key, row) => (Object.hasOwn(key, field) ? {...key, [field]: value(row, key[field])} : key),
		reads: {[field]: reading},
	};
}

/** Fields that the wire does not have. */
export function also(more: Body): Bend {
	return {change: (key) => ({...key, ...more})};
}

/** Several changes, one after the other. */
export function all(...bends: readonly Bend[]): Bend {
	return {
		change(key, row) {
			let changed = key;
			for (const bend of bends) {
				changed = bend.change(changed, row);
			}

			return changed;
		},
		reads: Object.assign({}, ...bends.map(({reads}) => reads)) as Readings,
	};
}
