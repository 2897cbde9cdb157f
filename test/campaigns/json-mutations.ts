import {pick, type Random} from '../helpers/seeded.js';

/** A text of JSON that is not as it was, made of data that was in order. */
export type JsonMutation = (data: object, random: Random) => string;

type Parent = Record<string | number, unknown>;
type Place = {readonly parent: Parent; readonly key: string | number};

/** Every place of some data, from the outside in. */
function placesIn(value: unknown): Place[] {
	if (typeof value !== 'object' || value === null) {
		return [];
	}

	const parent = value as Parent;
	return Object.keys(parent).flatMap((key) => [{parent, key}, ...placesIn(parent[key])]);
}

/** A change to a copy of the data, at a place of it. */
function changing(change: (place: Place, random: Random, all: readonly Place[]) => void): JsonMutation {
	return (data, random) => {
		const copy = structuredClone(data);
		const places = placesIn(copy);
		if (places.length > 0) {
			change(pick(random, places), random, places);
		}

		return JSON.stringify(copy);
	};
}

/** A text put in for a value, as it is. */
function writing(textOf: (random: Random) => string): JsonMutation {
	return (data, random) => {
		const mark = '@@here@@';
		const marked = changing(({parent, key}) => {
			parent[key] = mark;
		})(data, random);
		return marked.replace(JSON.stringify(mark), () => textOf(random));
	};
}

const otherValues: readonly unknown[] = [
	null,
	true,
	false,
	0,
	-0,
	1,
	-1,
	0.5,
	1e308,
	[],
	{},
	'',
	' ',
	'null',
	'0',
	'__proto__',
	[[]],
	[null],
	{id: 7},
	['a'],
	'\uD83D',
	'\u0000',
	'\u001B[2J',
	'key_',
	'ten_../..',
	'2026-13-45T99:99:99Z',
	'2026-11-23',
	'9999-12-31T23:59:60Z',
	'active ',
	'phk_live_someoneelses',
	'x'.repeat(10_000),
	'取'.repeat(3000),
];

const hugeNumbers = ['1e400', '-1e400', '9'.repeat(400), `0.${'0'.repeat(400)}1`, '18446744073709551616', '1E-999'];

const deep = (random: Random) => {
	const depth = pick(random, [50, 1000, 20_000]);
	return random() < 0.5 ? '['.repeat(depth) + ']'.repeat(depth) : '{"a":'.repeat(depth) + 'null' + '}'.repeat(depth);
};

export const jsonMutations: Readonly<Record<string, JsonMutation>> = {
	removed: changing(({parent, key}) => {
		if (Array.isArray(parent)) {
			parent.splice(Number(key), 1);
		} else {
			Reflect.deleteProperty(parent, key);
		}
	}),
	retyped: changing(({parent, key}, random) => {
		parent[key] = pick(random, otherValues);
	}),
	swapped: changing((one, random, all) => {
		const other = pick(random, all);
		const value = one.parent[one.key];
		const second = other.parent[other.key];
		// One within the other would be a circle.
		if (contains(value, second) || contains(second, value)) {
			return;
		}

		one.parent[one.key] = second;
		other.parent[other.key] = value;
	}),
	renamed: changing(({parent, key}, random) => {
		const value = parent[key];
		Reflect.deleteProperty(parent, key);
		parent[pick(random, ['__proto__', 'constructor', 'toString', String(key).toUpperCase(), `${key} `, ''])] = value;
	}),
	added: changing(({parent}, random) => {
		parent[pick(random, ['extra', 'constructor', 'then', 'toJSON', '0'])] = pick(random, otherValues);
	}),
	repeated: changing(({parent, key}, random) => {
		const value = parent[key];
		parent[key] = Array.from({length: pick(random, [2, 100, 3000])}, () => value);
	}),
	'huge number': writing((random) => pick(random, hugeNumbers)),
	nested: writing(deep),
	nonsense: writing((random) =>
		pick(random, ['undefined', 'NaN', "'a'", '01', '+1', '"\t"', String.raw`"\x"`, String.raw`"\uD83D"`, '/**/1']),
	),
	duplicated(data, random) {
		const text = JSON.stringify(data);
		const fields = text.matchAll(/"(\w+)":(?:"[^"]*"|null|true|\d+)/g).toArray();
		if (fields.length === 0) {
			return text;
		}

		const {0: field, index} = pick(random, fields);
		const other = random() < 0.5 ? field : field.replace(/:.*/, `:${JSON.stringify(pick(random, otherValues))}`);
		const isFirst = random() < 0.5;
		const [before, after] = isFirst ? [other, field] : [field, other];
		return `${text.slice(0, index)}${before},${after}${text.slice(index + field.length)}`;
	},
	surrounded(data, random) {
		const text = JSON.stringify(data);
		return pick(random, [
			`[${text}]`,
			`${text}${text}`,
			`\uFEFF${text}`,
			`)]}',\n${text}`,
			`"${text}"`,
			`\u0000${text}`,
			` ${text}\n\n`,
		]);
	},
};

function contains(value: unknown, other: unknown): boolean {
	return value === other || placesIn(value).some(({parent, key}) => parent[key] === other || parent === other);
}
