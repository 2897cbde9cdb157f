import test, {type ExecutionContext} from 'ava';
import {type Key} from '../../source/contract/schemas.js';
import {PhywareError} from '../../source/core/errors.js';
import {prepareCreate} from '../../source/keys/create-key.js';
import {undoCreate} from '../../source/keys/recover-keys.js';
import {installation} from '../helpers/emulator.js';
import {answeringJson, type Behaviour, hostileServer} from '../helpers/hostile.js';
import {relay} from '../helpers/relay.js';
import {creating, cut, inTurn, key} from './creating.js';

const at = new Date('2026-03-01T12:30:00Z');
const moment = {now: () => at};

/** A create that stands in the journal, in front of a real server. */
async function begun(t: ExecutionContext) {
	const server = await installation(t, {now: () => at});
	// Used up before, as a name may be again once its key is revoked.
	const old = server.addKey({name: 'line-7', created: '2026-02-01T00:00:00Z', revoked: '2026-02-02T00:00:00Z'});
	server.addKey({name: 'newest', created: '2026-02-03T00:00:00Z'});
	const {address, requests} = await relay(t, server.address);
	const setting = creating(address, server.operator);
	const entry = await prepareCreate(setting.client, setting.journal, setting.options());
	const revocations = () =>
		requests.filter((request) => request.startsWith('DELETE ')).map((line) => line.split(' ', 2)[1]);
	return {...setting, server, entry, old, revocations};
}

test('a key whose id is known is revoked, and its entry is struck out', async (t) => {
	const {client, journal, entry, entries, server, revocations} = await begun(t);
	const {id} = server.addKey({name: 'line-7'});
	const undone = await undoCreate(client, journal, {...entry, key_id: id}, moment);
	t.like(undone, {id, status: 'revoked', revoked_at: '2026-03-01T12:30:00Z'});
	t.deepEqual(revocations(), [`/v1/keys/${id}`]);
	t.is(server.store.findActiveByName('ten_test01', 'line-7'), undefined);
	t.deepEqual(entries(), []);
});

test('a key whose id is not known is looked for, and revoked', async (t) => {
	const {client, journal, entry, entries, server, old, revocations} = await begun(t);
	const {id} = server.addKey({name: 'line-7'});
	server.addKey({name: 'newer'});
	const undone = await undoCreate(client, journal, entry, moment);
	t.like(undone, {id, status: 'revoked'});
	t.not(id, old.id);
	t.deepEqual(revocations(), [`/v1/keys/${id}`]);
	t.deepEqual(entries(), []);
});

test('what never existed is struck out, and no other key is touched', async (t) => {
	const {client, journal, entry, entries, revocations} = await begun(t);
	t.is(await undoCreate(client, journal, entry, moment), undefined);
	t.deepEqual(revocations(), []);
	t.deepEqual(entries(), []);
});

for (const isKnown of [true, false]) {
	test(`a key that is revoked already is left as it is, its id ${isKnown ? '' : 'un'}known`, async (t) => {
		const {client, journal, entry, entries, server, revocations} = await begun(t);
		const {id} = server.addKey({name: 'line-7', revoked: '2026-03-01T12:10:00Z'});
		const undone = await undoCreate(client, journal, {...entry, key_id: isKnown ? id : null}, moment);
		t.like(undone, {id, status: 'revoked', revoked_at: '2026-03-01T12:10:00Z'});
		t.deepEqual(revocations(), []);
		t.deepEqual(entries(), []);
	});
}

/** A server that has the key `key_new`, and does with revocations as it is told. */
function having(onRevoke: Behaviour): Behaviour {
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

async function undo(t: ExecutionContext, onRevoke: Behaviour) {
	const {address} = await hostileServer(t, having(onRevoke));
	const {client, journal, options, entries} = creating(address);
	const entry = {...(await prepareCreate(client, journal, options())), key_id: 'key_new'};
	await journal.write(entry);
	return {entries, entry, undone: async (): Promise<Key | undefined> => undoCreate(client, journal, entry, moment)};
}

test('a key that is gone after a revocation whose answer was lost counts as revoked now', async (t) => {
	const {undone, entries} = await undo(t, inTurn(cut, answeringJson(404, {})));
	t.deepEqual(await undone(), key({status: 'revoked', revoked_at: '2026-03-01T12:30:00Z'}));
	t.deepEqual(entries(), []);
});

for (const [what, onRevoke, code] of [
	['is refused', answeringJson(403, {}), 'FORBIDDEN'],
	['fails', answeringJson(500, {}), 'SERVER'],
	['gets no answer', cut, 'CONNECTION'],
] as const) {
	test(`a revocation that ${what} is told as such, and the entry waits`, async (t) => {
		const {undone, entries, entry} = await undo(t, onRevoke);
		await t.throwsAsync(undone(), {instanceOf: PhywareError, code});
		t.deepEqual(entries(), [entry]);
	});
}

test('where one cannot look, nothing is struck out', async (t) => {
	let isRefusing = false;
	const {address} = await hostileServer(t, (socket, request) => {
		(isRefusing ? answeringJson(401, {}) : answeringJson(200, {keys: [], next_cursor: null}))(socket, request);
	});
	const {client, journal, options, entries} = creating(address);
	const entry = await prepareCreate(client, journal, options());
	isRefusing = true;
	await t.throwsAsync(undoCreate(client, journal, entry, moment), {code: 'UNAUTHENTICATED'});
	t.deepEqual(entries(), [entry]);
});

test('a key that is known but that this credential may not see is not taken for one that never was', async (t) => {
	const {client, entry, server, journal, entries} = await begun(t);
	const {id} = server.addKey({name: 'line-7'});
	const known = {...entry, key_id: id};
	await journal.write(known);
	// A server answers about another tenant's keys as about none.
	const {secret} = server.addKey({tenant: 'ten_phyops', name: 'stranger', scopes: ['admin:keys']});
	const stranger = creating(client.address, secret);
	await t.throwsAsync(undoCreate(stranger.client, journal, known, moment), {instanceOf: PhywareError});
	t.is(server.store.findActiveByName('ten_test01', 'line-7'), id);
	t.deepEqual(entries(), [known]);
});
