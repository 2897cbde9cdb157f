import {randomUUID} from 'node:crypto';
import {isDeepStrictEqual} from 'node:util';
import {errorAnswerSchema} from '../../source/contract/wire/schemas.js';
import {type TestInstallation} from '../helpers/emulator.js';
import {pick, type Random} from '../helpers/seeded.js';
import {type Answer, type Expected, type ListQuery, type Place, type Tag} from './emulator-expectations.js';
import {type EmulatorModel} from './emulator-model.js';
import {anyCreate} from './emulator-creates.js';

/** What a sequence works with: the server, the model of it, and what was given out so far. */
export type Bench = {
	readonly api: Pick<TestInstallation, 'request'>;
	readonly model: EmulatorModel;
	readonly random: Random;
	readonly clock: {readonly now: () => Date; readonly advance: (milliseconds: number) => void};
	readonly tenants: readonly string[];
	readonly secrets: string[];
	readonly keyIds: string[];
	readonly places: Place[];
	readonly tags: Tag[];
	/** Creates that can be asked for again. */
	readonly attempts: Attempt[];
};

type Attempt = {
	readonly secret: string;
	readonly tenantId: string;
	readonly wanted: ReturnType<typeof anyCreate>;
	readonly idempotencyKey: string | undefined;
};

/** What a step came to: in a word, and what is wrong with it, if anything is. */
export type StepResult = {readonly told: string; readonly kind: string; readonly problem: string | undefined};

type Step = (bench: Bench) => Promise<StepResult>;

/** Any step of a sequence. */
export async function anyStep(bench: Bench): Promise<StepResult> {
	return pick(bench.random, steps)(bench);
}

const create: Step = async (bench) => {
	const {random, tenants} = bench;
	const attempt: Attempt = {
		secret: anySecret(bench),
		tenantId: pick(random, tenants),
		wanted: anyCreate(random, bench.clock.now()),
		idempotencyKey: random() < 0.7 ? randomUUID() : undefined,
	};
	bench.attempts.push(attempt);
	return sendCreate(bench, attempt, 'create');
};

/** A credential: mostly one that may do something, which stand first. */
function anySecret({random, secrets}: Bench): string {
	return random() < 0.6 ? secrets[Math.floor(random() * 2)]! : pick(random, secrets);
}

/** The idempotency key of an earlier create: with the same body or another, of the same credential and tenant or others. */
const createAgain: Step = async (bench) => {
	const {random} = bench;
	const before = bench.attempts.at(-1 - Math.floor(random() * 3));
	if (before === undefined) {
		return create(bench);
	}

	const again: Attempt = {
		secret: random() < 0.15 ? anySecret(bench) : before.secret,
		tenantId: random() < 0.1 ? pick(random, bench.tenants) : before.tenantId,
		wanted: random() < 0.25 ? anyCreate(random, bench.clock.now()) : before.wanted,
		idempotencyKey: random() < 0.2 ? before.idempotencyKey?.toUpperCase() : before.idempotencyKey,
	};
	return sendCreate(bench, again, 'create again');
};

async function sendCreate(bench: Bench, attempt: Attempt, told: string): Promise<StepResult> {
	const {model, api} = bench;
	const {secret, tenantId, wanted, idempotencyKey} = attempt;
	const expected = model.create(secret, tenantId, wanted, idempotencyKey);
	const send = async () => post(api, attempt);
	const [answer, twin] = await Promise.all([send(), ...(bench.random() < 0.1 && idempotencyKey ? [send()] : [])]);
	const [first, second] = firstOf(answer, twin);
	const result = check(expected, first, `${told} ${JSON.stringify([tenantId, wanted.text, idempotencyKey])}`);
	if (first.status === 201 && result.problem === undefined) {
		const {key} = JSON.parse(first.text) as {key: {id: string; secret: string}};
		bench.keyIds.push(key.id);
		bench.secrets.push(key.secret);
	}

	if (second === undefined || result.problem !== undefined) {
		return result;
	}

	const isTwin = second.text === first.text || (second.status === first.status && second.status !== 201);
	return isTwin || second.text.includes('"IN_PROGRESS"')
		? {...result, kind: `${result.kind}, twice at once: ${second.status}`}
		: {...result, problem: `Its twin was answered ${second.status}: ${second.text}`};
}

/** Of two creates at once the one that was carried out, and the other. */
function firstOf(a: Answer, b: Answer | undefined): [Answer, Answer | undefined] {
	return a.text.includes('"IN_PROGRESS"') && b !== undefined ? [b, a] : [a, b];
}

async function post({request}: Bench['api'], {secret, tenantId, wanted, idempotencyKey}: Attempt): Promise<Answer> {
	const headers: Record<string, string> = {
		'content-type': wanted.contentType ?? 'application/json',
		...(idempotencyKey !== undefined && {'idempotency-key': wanted.badKey ?? idempotencyKey}),
	};
	return read(await request(`/v1/tenants/${tenantId}/keys`, {method: 'POST', headers, body: wanted.text, secret}));
}

const list: Step = async (bench) => {
	const {random, model, tenants, places, tags} = bench;
	const secret = anySecret(bench);
	const place = random() < 0.4 ? places.at(-1 - Math.floor(random() * 3)) : undefined;
	const isTenants = random() < 0.15;
	const tenantId =
		place !== undefined && tenants.includes(place.list) && random() < 0.9 ? place.list : pick(random, tenants);
	const query: ListQuery = {
		...anyQuery(random),
		place,
		// A tag is worth something for its own list alone (RFC 9110, 8.8.3).
		unless: random() < 0.5 && !isTenants ? tags.findLast((tag) => tag.tenantId === tenantId) : undefined,
	};
	const onPlace = (next: Place) => {
		places.push(next);
	};

	const expected = isTenants ? model.listTenants(secret, query, onPlace) : model.list(secret, tenantId, query, onPlace);
	const keys = model.fingerprint(tenantId);
	const path = `${isTenants ? '/v1/tenants' : `/v1/tenants/${tenantId}/keys`}?${search(query)}`;
	const headers = {...(query.unless !== undefined && {'if-none-match': query.unless.etag})};
	const answer = await read(await bench.api.request(path, {secret, headers}));
	if (answer.status === 200 && answer.etag !== null) {
		tags.push({etag: answer.etag, tenantId, keys});
	}

	return check(expected, answer, `list ${path}`);
};

function anyQuery(random: Random): ListQuery {
	const wrong = random() < 0.05 ? pick(random, ['limit', 'cursor', 'status'] as const) : undefined;
	return {
		limit: random() < 0.7 ? 1 + Math.floor(random() * 4) : undefined,
		status: random() < 0.4 ? pick(random, ['active', 'expired', 'revoked'] as const) : undefined,
		wrong: wrong === 'status' ? undefined : wrong,
	};
}

function search({limit, status, place, wrong}: ListQuery): string {
	const parameters = {
		limit: wrong === 'limit' ? '0' : limit?.toString(),
		status,
		cursor: wrong === 'cursor' ? 'AAAAAAAAAAAAAAAAAAAAAA' : place?.cursor,
	};
	return new URLSearchParams(
		Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
	).toString();
}

const get: Step = async (bench) => askForKey(bench, 'get');
const revoke: Step = async (bench) => askForKey(bench, 'revoke');

async function askForKey(bench: Bench, verb: 'get' | 'revoke'): Promise<StepResult> {
	const {random, model, api, keyIds} = bench;
	const secret = anySecret(bench);
	const id = random() < 0.95 ? pick(random, keyIds) : pick(random, ['key_nobody', 'key_', 'ten_test01', '%00']);
	const expected = model[verb](secret, id);
	const answer = await read(await api.request(`/v1/keys/${id}`, {secret, method: verb === 'get' ? 'GET' : 'DELETE'}));
	return check(expected, answer, `${verb} ${id}`);
}

const tenant: Step = async (bench) => {
	const {random, model, api, tenants} = bench;
	const secret = anySecret(bench);
	const id = random() < 0.9 ? pick(random, tenants) : 'ten_nobody';
	return check(model.tenant(secret, id), await read(await api.request(`/v1/tenants/${id}`, {secret})), `tenant ${id}`);
};

const identity: Step = async (bench) => {
	const {random, model, api} = bench;
	const secret = random() < 0.9 ? anySecret(bench) : 'phk_test_nobody';
	return check(model.identity(secret), await read(await api.request('/v1/identity', {secret})), 'identity');
};

const wait: Step = async ({random, clock}) => {
	const milliseconds = pick(random, [1, 999, 1000, 29_999, 30_000, 60_000, 3_600_000, 86_399_999, 86_400_000]);
	clock.advance(milliseconds);
	return {told: `wait ${milliseconds} ms`, kind: 'waited', problem: undefined};
};

const steps: readonly Step[] = [
	create,
	create,
	create,
	create,
	createAgain,
	createAgain,
	createAgain,
	list,
	list,
	list,
	list,
	get,
	get,
	revoke,
	revoke,
	tenant,
	identity,
	wait,
	wait,
];

async function read(response: Response): Promise<Answer> {
	const {status, headers} = response;
	return {status, text: await response.text(), etag: headers.get('etag'), requestId: headers.get('x-request-id')};
}

/** Holds an answer against what the model says. */
function check(expected: Expected, answer: Answer, told: string): StepResult {
	const kind = `${told.split(' /', 1)[0]!.replace(/ (?:\[|ten_|key_|%).*/, '')}: ${answer.status}`;
	const problem = problemOf(expected, answer);
	if (problem === undefined && 'onAnswer' in expected) {
		expected.onAnswer?.(answer);
	}

	return {told: `${told} -> ${answer.status}`, kind, problem};
}

function problemOf(expected: Expected, {status, text, requestId}: Answer): string | undefined {
	const told = `${status} ${text}`;
	if (status !== expected.status) {
		return `It was answered ${told}, not ${JSON.stringify(expected)}`;
	}

	if ('code' in expected) {
		const {error} = errorAnswerSchema.parse(JSON.parse(text));
		const isRight =
			error.code === expected.code &&
			error.request_id === requestId &&
			(expected.field === undefined || error.details?.some(({field}) => field === expected.field));
		return isRight ? undefined : `The refusal is ${told}, not ${JSON.stringify(expected)}`;
	}

	const given: unknown = text === '' ? undefined : JSON.parse(text);
	const wanted: unknown =
		typeof expected.body === 'function' ? (expected.body as (given: unknown) => unknown)(given) : expected.body;
	return isDeepStrictEqual(given, wanted) && (expected.text === undefined || expected.text === text)
		? undefined
		: `The body is ${text}, not ${JSON.stringify(wanted)}`;
}
