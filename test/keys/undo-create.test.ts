import test, {type ExecutionContext} from 'ava';
import {type Key} from '../../source/contract/wire/entities.js';
import {PhywareError} from '../../source/core/errors.js';
import {toRfc3339} from '../../source/core/expiry.js';
import {prepareCreate} from '../../source/keys/create-key.js';
import {type Candidate} from '../../source/keys/reconcile.js';
import {type UndoOptions, undoCreate} from '../../source/keys/undo-create.js';
import {type JournalEntry} from '../../source/storage/journal/entry.js';
import {installation} from '../helpers/emulator.js';
import {answeringJson, type Behavior, hostileServer} from '../helpers/hostile.js';
import {relay, withoutIdempotency} from '../helpers/relay.js';
import {creates, creating, cut, inTurn, key} from './creating.js';

const now = () => new Date();
const never = async () => false;
const ago = (seconds: number) => toRfc3339(new Date(Date.now() - seconds * 1000));
const asked = {scopes: ['write:events'] as const, name: 'line-7'};

/** A create that is in the journal, in front of a real server. */
async function begun(t: ExecutionContext, {idempotent = true, isTaken = false} = {}) {
	const server = await installation(t);
	// Used up before, as a name may be again once its key is revoked.
	const old = server.addKey({...asked, created: ago(9000), revoked: ago(8000)});
	server.addKey({name: 'newest', created: ago(7000)});
	const taken = isTaken ? server.addKey({...asked, created: ago(7100)}).id : undefined;
	const {address, requests} = await relay(t, server.address, {onRequest: idempotent ? undefined : withoutIdempotency});
	const setting = creating(address, server.operator);
	const entry = await prepareCreate(setting.client, setting.journal, setting.options());
	const revocations = () =>
		requests.filter((request) => request.startsWith('DELETE ')).map((line) => line.split(' ', 2)[1]);
	const undo = async (changes: Partial<JournalEntry> = {}, options: Partial<UndoOptions> = {}) =>
		undoCreate(setting.client, setting.journal, {...entry, ...changes}, {now, mayRevoke: never, ...options});
	return {...setting, server, entry, old, taken, requests, revocations, undo};
}

/** An entry of a create that cannot be under way any more. */
const longAgo = {ended_at: ago(3600), started_at: ago(3700)} as const;

/** A key that another user created under the same name, as the server has it. */
const another = {...asked, scopes: ['read:events']};

test('a key whose id is known is revoked, and its entry is deleted', async (t) => {
	const {entries, server, revocations, undo} = await begun(t);
	const {id} = server.addKey(asked);
	const {revocations: ended} = await undo({key_id: id});
	t.like(ended, [{id, outcome: 'revoked', key: {status: 'revoked'}}]);
	t.deepEqual(revocations(), [`/v1/keys/${id}`]);
	t.is(server.store.findActiveByName('ten_test01', 'line-7'), undefined);
	t.deepEqual(entries(), []);
});

test('a key whose id is not known is looked for, and revoked', async (t) => {
	const {entry, entries, server, old, revocations, undo} = await begun(t);
	const {id} = server.addKey(asked);
	const {revocations: ended} = await undo({creator: []});
	t.like(ended, [{id, outcome: 'revoked'}]);
	t.not(id, old.id);
	t.is(entry.key_id, null);
	t.deepEqual(revocations(), [`/v1/keys/${id}`]);
	t.deepEqual(entries(), []);
});

test('what never existed leaves no entry, and no other key is touched', async (t) => {
	const {entries, revocations, undo, requests} = await begun(t);
	const {revocations: ended, undecided} = await undo(longAgo);
	t.deepEqual([ended, undecided, revocations(), creates(requests), entries()], [[], [], [], [], []]);
});

test('a create that may just have been sent is asked for, so that it cannot be carried out later', async (t) => {
	const {entry, entries, revocations, undo, server} = await begun(t);
	const {revocations: ended} = await undo();
	t.is(ended.length, 1);
	t.is(revocations().length, 1);
	t.deepEqual(entries(), []);
	t.is(server.store.findActiveByName('ten_test01', 'line-7'), undefined);
	// The answer that the server keeps is the one of the key that is revoked now.
	const late = await server.request('/v1/tenants/ten_test01/keys', {
		method: 'POST',
		headers: {'content-type': 'application/json', 'idempotency-key': entry.idempotency_key},
		body: JSON.stringify(entry.request),
	});
	t.is(((await late.json()) as {key: Key}).key.id, ended[0]!.id);
});

test('a create that is still being worked on keeps its entry', async (t) => {
	const inProgress = answeringJson(409, {error: {code: 'IN_PROGRESS', message: 'Still at it', request_id: 'r'}});
	const {address} = await hostileServer(t, (socket, request) => {
		(request.startsWith('POST ') ? inProgress : answeringJson(200, {keys: []}))(socket, request);
	});
	const {client, journal, options, entries} = creating(address);
	const entry = await prepareCreate(client, journal, options());
	await t.throwsAsync(undoCreate(client, journal, entry, {now, mayRevoke: never}), {code: 'IN_PROGRESS'});
	t.is(entries().length, 1);
});

test('a create that is refused when it is asked for was never carried out, and leaves nothing', async (t) => {
	const {entries, revocations, undo, server, taken} = await begun(t, {isTaken: true});
	const {revocations: ended, undecided} = await undo();
	t.deepEqual([ended, undecided, revocations(), entries()], [[], [], [], []]);
	t.is(server.store.findActiveByName('ten_test01', 'line-7'), taken);
});

test('a key that differs is not revoked, and keeps the entry', async (t) => {
	const {entries, revocations, undo, server} = await begun(t);
	const {id} = server.addKey(another);
	const {revocations: ended, undecided} = await undo(longAgo);
	t.deepEqual(ended, []);
	t.deepEqual(
		undecided.map((candidate) => candidate.key.id),
		[id],
	);
	t.deepEqual(revocations(), []);
	t.is(entries().length, 1);
});

test('a key that differs is revoked after a confirmation that says what differs', async (t) => {
	const {entries, undo, server} = await begun(t);
	const {id} = server.addKey(another);
	const questions: Candidate[] = [];
	const {revocations: ended} = await undo(longAgo, {
		async mayRevoke(candidate) {
			questions.push(candidate);
			return true;
		},
	});
	t.is(questions.length, 1);
	t.regex(questions[0]!.differences.join(', '), /its scopes are read:events instead of write:events/);
	t.like(ended, [{id, outcome: 'revoked'}]);
	t.deepEqual(entries(), []);
});

test('a create that made none of the keys asked for is left alone', async (t) => {
	const {entries, undo, server, revocations} = await begun(t);
	server.addKey(asked);
	const {isSkipped} = await undo({creator: []}, {only: ['key_other']});
	t.true(isSkipped);
	t.deepEqual(revocations(), []);
	t.is(entries().length, 1);
});

test('every key that a server without idempotency keys made is revoked', async (t) => {
	const {entries, undo, server, revocations} = await begun(t, {idempotent: false});
	const [first, second] = [server.addKey(asked).id, server.addKey({...asked, revoked: ago(0)}).id];
	const {revocations: ended} = await undo({makes_duplicates: true, creator: [], key_id: second});
	t.deepEqual(
		ended.map(({id, outcome}) => `${id} ${outcome}`).toSorted(),
		[`${first} revoked`, `${second} already`].toSorted(),
	);
	t.deepEqual(revocations(), [`/v1/keys/${first}`]);
	t.deepEqual(entries(), []);
});

for (const isKnown of [true, false]) {
	test(`a key that is already revoked is left as it is, its id ${isKnown ? '' : 'un'}known`, async (t) => {
		const {entries, server, revocations, undo} = await begun(t);
		const revoked = ago(0);
		const {id} = server.addKey({...asked, revoked});
		const {revocations: ended} = await undo({key_id: isKnown ? id : null, creator: []});
		t.like(ended, [{id, outcome: 'already', key: {status: 'revoked', revoked_at: revoked}}]);
		t.deepEqual(revocations(), []);
		t.deepEqual(entries(), []);
	});
}

/** A server that has the key `key_new`, and does with revocations as it is told. */
function having(onRevoke: Behavior): Behavior {
	return (socket, request) => {
		if (request.startsWith('DELETE ')) {
			onRevoke(socket, request);
		} else if (request.startsWith('GET /v1/keys/')) {
			answeringJson(200, {key: key()})(socket, request);
		} else {
			answeringJson(200, {keys: [], next_cursor: null})(socket, request);
		}
	};
}

async function undoOn(t: ExecutionContext, onRevoke: Behavior) {
	const {address} = await hostileServer(t, having(onRevoke));
	const {client, journal, options, entries} = creating(address);
	const entry = {...(await prepareCreate(client, journal, options())), key_id: 'key_new'};
	await journal.write(entry);
	return {entries, entry, undo: async () => undoCreate(client, journal, entry, {now, mayRevoke: never})};
}

test('a key that is gone after a revocation whose answer was lost counts as revoked now', async (t) => {
	const {undo, entries} = await undoOn(t, inTurn(cut, answeringJson(404, {})));
	const {revocations} = await undo();
	t.like(revocations, [{id: 'key_new', outcome: 'revoked', key: {status: 'revoked', name: 'line-7'}}]);
	t.deepEqual(entries(), []);
});

for (const [what, onRevoke, code] of [
	['is refused', answeringJson(403, {}), 'FORBIDDEN'],
	['fails', answeringJson(500, {}), 'SERVER'],
	['gets no answer', cut, 'OUTCOME_UNKNOWN'],
] as const) {
	test(`a revocation that ${what} is reported as such, and the entry stays`, async (t) => {
		const {undo, entries, entry} = await undoOn(t, onRevoke);
		const {revocations} = await undo();
		t.like(revocations, [{id: 'key_new', outcome: 'failed', error: {code}}]);
		t.deepEqual(entries(), [entry]);
	});
}

test('where nothing can be looked up, nothing is deleted', async (t) => {
	let isRefusing = false;
	const {address} = await hostileServer(t, (socket, request) => {
		(isRefusing ? answeringJson(401, {}) : answeringJson(200, {keys: [], next_cursor: null}))(socket, request);
	});
	const {client, journal, options, entries} = creating(address);
	const entry = await prepareCreate(client, journal, options());
	isRefusing = true;
	await t.throwsAsync(undoCreate(client, journal, entry, {now, mayRevoke: never}), {code: 'UNAUTHENTICATED'});
	t.deepEqual(entries(), [entry]);
});

test('a key that is known but that this credential may not see is not taken for one that never was', async (t) => {
	const {client, entry, server, journal, entries} = await begun(t);
	const {id} = server.addKey(asked);
	const known = {...entry, key_id: id};
	await journal.write(known);
	// A server answers about another tenant's keys as about none.
	const {secret} = server.addKey({tenant: 'ten_phyops', name: 'stranger', scopes: ['admin:keys']});
	const stranger = creating(client.address, secret);
	await t.throwsAsync(undoCreate(stranger.client, journal, known, {now, mayRevoke: never}), {
		instanceOf: PhywareError,
	});
	t.is(server.store.findActiveByName('ten_test01', 'line-7'), id);
	t.deepEqual(entries(), [known]);
});
