import test, {type ExecutionContext} from 'ava';
import {type Key} from '../../source/contract/wire/entities.js';
import {type ErrorCode, InterruptedError, PhywareError, type StopSignal} from '../../source/core/errors.js';
import {answeringJson, type Behavior, hostileServer} from '../helpers/hostile.js';
import {creates, creating, cut, inTurn, key, listing} from './creating.js';

/*
An answer is lost, and no new key shows up. What surely did not happen is a refusal; all else may have happened, or still be at it, and waits.
*/

const older = key({id: 'key_older', created_at: '2026-01-01T00:00:00Z'});
const newest = key({id: 'key_newest', name: 'other'});
const inProgress = answeringJson(409, {error: {code: 'IN_PROGRESS', message: 'Still at it', request_id: 'r'}});
const conflict = answeringJson(409, {error: {code: 'CONFLICT', message: 'Key name taken', request_id: 'r'}});

type Doubt = {
	readonly onCreate: Behavior;
	readonly before?: readonly Key[];
};

type Verdict = Doubt & {readonly code: ErrorCode; readonly status?: number};

async function failedCreate(t: ExecutionContext, {onCreate, before = []}: Doubt) {
	const {address} = await hostileServer(
		t,
		listing(() => before, onCreate),
	);
	const {create, entries} = creating(address);
	const error = await t.throwsAsync<PhywareError>(create(), {instanceOf: PhywareError});
	return {error, entries: entries()};
}

const waiting: Readonly<Record<string, Verdict>> = {
	'a connection that is always cut': {onCreate: cut, code: 'OUTCOME_UNKNOWN'},
	'a 502 each time': {onCreate: answeringJson(502, {}), code: 'OUTCOME_UNKNOWN', status: 502},
	'a 503 each time': {onCreate: answeringJson(503, {}), code: 'OUTCOME_UNKNOWN', status: 503},
	'a 504 each time': {onCreate: answeringJson(504, {}), code: 'OUTCOME_UNKNOWN', status: 504},
	'a create that is always under way': {onCreate: inProgress, code: 'IN_PROGRESS', status: 409},
	'a cut, and then 401': {onCreate: inTurn(cut, answeringJson(401, {})), code: 'OUTCOME_UNKNOWN', status: 401},
	'a cut, and then 429': {
		onCreate: inTurn(cut, answeringJson(429, {}, {'retry-after': '60'})),
		code: 'OUTCOME_UNKNOWN',
		status: 429,
	},
	'a web page with 201': {onCreate: answeringJson(201, 'hello'), code: 'OUTCOME_UNKNOWN', status: 201},
	'a redirect': {onCreate: answeringJson(302, {}), code: 'OUTCOME_UNKNOWN', status: 302},
};

for (const [what, doubt] of Object.entries(waiting)) {
	test(`${what}, and no new key: the outcome is unknown, and the entry stays`, async (t) => {
		const {error, entries} = await failedCreate(t, {...doubt, before: [newest, older]});
		t.is(error.code, doubt.code);
		t.is(error.status, doubt.status);
		t.is(error.message, 'It is unknown whether the key "line-7" was created.');
		t.is(error.remedy, 'To get the secret, or revoke the key, run: phyware cloud keys recover');
		t.deepEqual(
			entries.map((entry) => [entry.newest_before?.ids, entry.key_id]),
			[[['key_newest'], null]],
		);
	});
}

const over: Readonly<Record<string, Verdict>> = {
	'a 500 each time': {onCreate: answeringJson(500, {}), code: 'SERVER', status: 500},
	'a 503 in PhyCloud’s own words each time': {
		onCreate: answeringJson(503, {error: {code: 'SERVER', message: 'Busy.'}}),
		code: 'SERVER',
		status: 503,
	},
	'a cut, and then a name that an older key has': {
		onCreate: inTurn(cut, conflict),
		before: [newest, older],
		code: 'CONFLICT',
		status: 409,
	},
	'a cut, and then the name of the newest key before': {
		onCreate: inTurn(cut, conflict),
		before: [older],
		code: 'CONFLICT',
		status: 409,
	},
};

for (const [what, doubt] of Object.entries(over)) {
	test(`${what}, and no new key: that is a refusal, and nothing waits`, async (t) => {
		const {error, entries} = await failedCreate(t, doubt);
		t.is(error.code, doubt.code);
		t.is(error.status, doubt.status);
		t.deepEqual(entries, []);
	});
}

test('a name that an older key has is told as any taken name, with what to do', async (t) => {
	const {error} = await failedCreate(t, {onCreate: inTurn(cut, conflict), before: [newest, older]});
	t.is(error.message, 'The name is taken by another key of this tenant.');
	t.is(error.remedy, 'Choose a different name.');
});

for (const [what, onCreate] of Object.entries({
	'a cut, and then a create that is still under way': inTurn(cut, inProgress),
	'a 504, and then a create that is still under way': inTurn(answeringJson(504, {}), inProgress),
	'a cut, and then 500 each time': inTurn(cut, answeringJson(500, {})),
	'a 504, and then 503 each time': inTurn(answeringJson(504, {}), answeringJson(503, {})),
})) {
	// The first may be carried out after all: the last answers say nothing about it.
	test(`${what}, and no key yet: the entry waits`, async (t) => {
		const {error, entries} = await failedCreate(t, {onCreate, before: [newest, older]});
		t.true(['OUTCOME_UNKNOWN', 'IN_PROGRESS'].includes(error.code), error.code);
		t.is(entries.length, 1);
	});
}

test('a key of that name that was there before, made in the same second as the newest, is not taken for the new one', async (t) => {
	const {entries} = await failedCreate(t, {onCreate: cut, before: [newest, key({id: 'key_older'})]});
	t.deepEqual(
		entries.map((entry) => entry.key_id),
		[null],
	);
});

test('a key of that name that is revoked by the time one looks leaves nothing to wait for', async (t) => {
	let keys: readonly Key[] = [newest];
	const {address} = await hostileServer(
		t,
		listing(
			() => keys,
			(socket, request) => {
				keys = [key({status: 'revoked', revoked_at: '2026-03-01T12:00:05Z'}), newest];
				cut(socket, request);
			},
		),
	);
	const {create, entries} = creating(address);
	await t.throwsAsync(create(), {instanceOf: PhywareError, code: 'OUTCOME_UNKNOWN'});
	t.deepEqual(entries(), []);
});

for (const [what, {onCreate, onLook}] of Object.entries({
	'fails after a lost answer': {onCreate: cut, onLook: answeringJson(403, {})},
	'goes in circles after a lost answer': {onCreate: cut, onLook: answeringJson(200, {keys: [], next_cursor: 'again'})},
	'never answers after a lost answer': {onCreate: cut, onLook: () => undefined},
	'fails after a 500 each time': {onCreate: answeringJson(500, {}), onLook: answeringJson(403, {})},
} satisfies Record<string, {onCreate: Behavior; onLook: Behavior}>)) {
	test(`a list that ${what}: the outcome is unknown, and the entry stays`, async (t) => {
		// One looks for a shorter time than a create may take.
		t.timeout(15_000);
		let isLost = false;
		const {address} = await hostileServer(t, (socket, request) => {
			if (request.startsWith('POST ')) {
				isLost = true;
				onCreate(socket, request);
			} else {
				(isLost ? onLook : answeringJson(200, {keys: [], next_cursor: null}))(socket, request);
			}
		});
		const {create, entries} = creating(address, 'x', 600_000);
		const error = await t.throwsAsync<PhywareError>(create(), {instanceOf: PhywareError, code: 'OUTCOME_UNKNOWN'});
		t.regex(error.remedy!, /phyware cloud keys recover$/);
		t.is(entries().length, 1);
	});
}

test('a create that waits is found at once, also while the process that asked for it still runs', async (t) => {
	const {address} = await hostileServer(
		t,
		listing(() => [], answeringJson(302, {})),
	);
	const {create, entries, journal} = creating(address);
	await t.throwsAsync(create(), {instanceOf: PhywareError, code: 'OUTCOME_UNKNOWN'});
	t.is(entries().length, 1);
	t.deepEqual(await journal.interrupted(), {entries: entries(), broken: []});
});

async function stopped(
	t: ExecutionContext,
	name: StopSignal,
	when: (request: string, earlier: readonly string[]) => boolean,
) {
	const stop = new AbortController();
	const requests: string[] = [];
	const {address} = await hostileServer(t, (socket, request) => {
		requests.push(request);
		if (when(request, requests)) {
			stop.abort(new InterruptedError(name));
		} else {
			listing(() => [], cut)(socket, request);
		}
	});
	const {create, entries} = creating(address);
	const error = await t.throwsAsync<InterruptedError>(create({signal: stop.signal}), {instanceOf: InterruptedError});
	return {error, entries: entries()};
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	test(`${name} while the create is under way: the entry waits, and what to do is said`, async (t) => {
		const {error, entries} = await stopped(t, name, (request) => request.startsWith('POST '));
		t.is(error.signal, name);
		t.is(error.reason, 'The create of the key "line-7" was in progress: its outcome is unknown.');
		t.is(error.remedy, 'To get the secret, or revoke the key, run: phyware cloud keys recover');
		t.is(entries.length, 1);
	});
}

test('SIGINT while one looks for the key: the entry waits, and what to do is said', async (t) => {
	const {error, entries} = await stopped(
		t,
		'SIGINT',
		(request, all) => request.startsWith('GET ') && creates(all).length > 0,
	);
	t.regex(error.remedy!, /phyware cloud keys recover$/);
	t.is(entries.length, 1);
});
