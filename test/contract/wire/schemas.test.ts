import test, {type ExecutionContext} from 'ava';
import type * as z from 'zod/mini';
import * as schemas from '../../../source/contract/wire/schemas.js';
import {createKey, goodBody, postKey, revokeKey} from '../../emulator/exchange.js';
import {installation, type TestInstallation} from '../../helpers/emulator.js';

type Json = null | boolean | number | string | Json[] | {[name: string]: Json};
type Place = ReadonlyArray<string | number>;

type Subject = {
	readonly schema: z.ZodMiniType;
	/** An answer of the emulator that the schema is for. */
	readonly answer: (api: TestInstallation) => Promise<Response>;
	/** The fields that may be missing. */
	readonly optional?: readonly string[];
};

const keys = '/v1/tenants/ten_test01/keys';

const subjects: Readonly<Record<string, Subject>> = {
	tenantPageSchema: {
		schema: schemas.tenantPageSchema,
		answer: async (api) => api.request('/v1/tenants?limit=1'),
	},
	tenantAnswerSchema: {
		schema: schemas.tenantAnswerSchema,
		answer: async (api) => api.request('/v1/tenants/ten_test01'),
	},
	keyPageSchema: {
		schema: schemas.keyPageSchema,
		answer: async (api) => api.request(`${keys}?limit=1`),
	},
	keyAnswerSchema: {
		schema: schemas.keyAnswerSchema,
		async answer(api) {
			const {id, secret} = await createKey(api, {name: 'whole', expires_at: '2035-01-01T00:00:00Z'});
			await api.request('/v1/identity', {secret});
			await revokeKey(api, id);
			return api.request(`/v1/keys/${id}`);
		},
	},
	createdKeyAnswerSchema: {
		schema: schemas.createdKeyAnswerSchema,
		answer: async (api) => postKey(api, {...goodBody, expires_at: '2035-01-01T00:00:00Z'}),
	},
	identityAnswerSchema: {
		schema: schemas.identityAnswerSchema,
		answer: async (api) => api.request('/v1/identity'),
	},
	errorAnswerSchema: {
		schema: schemas.errorAnswerSchema,
		answer: async (api) => postKey(api, {...goodBody, name: 'taken'}),
		optional: ['remediation', 'details'],
	},
	createRequestSchema: {
		schema: schemas.createRequestSchema,
		answer: async () => Response.json({...goodBody, expires_at: '2035-01-01T02:00:00+02:00'}),
		optional: ['expires_at'],
	},
};

const nullable = new Set(['expires_at', 'last_used_at', 'revoked_at', 'next_cursor']);

async function answerOf(t: ExecutionContext, {answer}: Subject): Promise<Json> {
	const api = await installation(t);
	await createKey(api, {name: 'taken'});
	await createKey(api, {name: 'second'});
	return (await (await answer(api)).json()) as Json;
}

/** Every place in a value, the whole of it first; a list's first entry stands for all. */
function placesIn(value: Json, place: Place = []): Place[] {
	if (typeof value !== 'object' || value === null) {
		return [place];
	}

	const entries: Array<[string | number, Json]> = Array.isArray(value)
		? value.slice(0, 1).map((entry) => [0, entry])
		: Object.entries(value);
	return [place, ...entries.flatMap(([name, entry]) => placesIn(entry, [...place, name]))];
}

function at(value: Json, place: Place): Json {
	let inner = value;
	for (const name of place) {
		inner = (inner as Record<string | number, Json>)[name]!;
	}

	return inner;
}

/** The same value with another at a place, or with nothing there. */
function changed(value: Json, place: Place, replacement: Json | undefined): Json {
	const [name, ...rest] = place;
	if (name === undefined) {
		return replacement!;
	}

	const copy = structuredClone(value) as Record<string | number, Json>;
	if (rest.length === 0 && replacement === undefined) {
		return Object.fromEntries(Object.entries(copy).filter(([other]) => other !== name));
	}

	copy[name] = rest.length === 0 ? replacement! : changed(copy[name]!, rest, replacement);
	return copy;
}

function kindOf(value: Json): string {
	return Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
}

const samples: Readonly<Record<string, Json>> = {
	string: 'text',
	number: 7,
	boolean: true,
	list: [],
	object: {},
	null: null,
};

/** What cannot stand at a place: every kind of value but its own, and null where there may be none. */
function wrongFor(value: Json, place: Place): Json[] {
	const may = nullable.has(String(place.at(-1))) ? [kindOf(value), 'null', 'string'] : [kindOf(value)];
	return Object.entries(samples)
		.filter(([kind]) => !may.includes(kind))
		.map(([, sample]) => sample);
}

/** Whether a schema refuses a value because of that place. */
function refuses(schema: z.ZodMiniType, value: Json, place: Place): boolean {
	const issues = schema.safeParse(value).error?.issues ?? [];
	return issues.length > 0 && issues.every(({path}) => path.join('.') === place.join('.'));
}

for (const [name, subject] of Object.entries(subjects)) {
	const {schema, optional = []} = subject;
	test(`${name} accepts what is sent`, async (t) => {
		const answer = await answerOf(t, subject);
		t.deepEqual(schema.parse(answer), answer);
		t.true(placesIn(answer).length >= 4);
	});

	test(`${name} refuses each field that is missing, and names it`, async (t) => {
		const answer = await answerOf(t, subject);
		const fields = placesIn(answer).filter((place) => typeof place.at(-1) === 'string');
		const required = fields.filter((place) => !optional.includes(String(place.at(-1))));
		for (const place of required) {
			t.true(refuses(schema, changed(answer, place, undefined), place), place.join('.'));
		}

		t.deepEqual(
			fields
				.filter((place) => schema.safeParse(changed(answer, place, undefined)).success)
				.map((place) => place.at(-1)),
			[...optional],
		);
	});

	test(`${name} refuses each field of a wrong type, and names it`, async (t) => {
		const answer = await answerOf(t, subject);
		for (const place of placesIn(answer)) {
			for (const wrong of wrongFor(at(answer, place), place)) {
				t.true(refuses(schema, changed(answer, place, wrong), place), `${place.join('.')}: ${JSON.stringify(wrong)}`);
			}
		}
	});

	test(`${name} takes null for the fields that may be null, and for no others`, async (t) => {
		const answer = await answerOf(t, subject);
		const taking = placesIn(answer).filter((place) => schema.safeParse(changed(answer, place, null)).success);
		t.deepEqual(
			taking,
			placesIn(answer).filter((place) => nullable.has(String(place.at(-1)))),
		);
	});
}

const {createRequestSchema: _, ...answers} = subjects;
for (const [name, subject] of Object.entries(answers)) {
	test(`${name} ignores fields that it does not know`, async (t) => {
		const answer = await answerOf(t, subject);
		const objects = placesIn(answer).filter((place) => kindOf(at(answer, place)) === 'object');
		for (const place of objects) {
			const more = changed(answer, [...place, 'unknown_field'], {any: ['thing']});
			t.deepEqual(subject.schema.parse(more), answer, place.join('.'));
		}
	});
}
