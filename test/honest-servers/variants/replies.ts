import {gzipSync} from 'node:zlib';
import {only} from '../bends.js';
import {forbidden, jsonReply, noRoute, notImplemented, page, refusalReply, wrongMethod} from '../replies.js';
import {type Body, type Reply, type Variant} from '../variant.js';

const gone = refusalReply(404, 'NOT_FOUND', 'Key not found');

const deletions: ReadonlyArray<readonly [what: string, reply: (key: Body) => Reply]> = [
	['200 and {}', () => jsonReply(200, {})],
	['200 and no body', () => ({status: 200})],
	['200 and the word OK', () => ({status: 200, body: 'OK'})],
	['200 and null', () => jsonReply(200, null)],
	['200 and true', () => jsonReply(200, true)],
	['200 and the key without an envelope', (key) => jsonReply(200, key)],
	['200 and the id of the key', ({id}) => jsonReply(200, {id, deleted: true})],
	['200 and a message', () => jsonReply(200, {message: 'API key revoked'})],
	['200 and a key of nothing but its id', ({id}) => jsonReply(200, {key: {id}})],
	['202 and no body', () => ({status: 202})],
	['202 and {}', () => jsonReply(202, {})],
	['204', () => ({status: 204})],
];

/** How revocations are answered, and how bodies are sent. */
export const replies: readonly Variant[] = [
	...deletions.map(([what, deletion]): Variant => ({name: `answers DELETE with ${what}`, deletion})),
	{name: 'answers DELETE with 204, and with 204 again', deletion: () => ({status: 204}), secondDeletion: {status: 204}},
	{
		name: 'answers DELETE with 204, and has no GET of a key',
		deletion: () => ({status: 204}),
		routes: {key: notImplemented},
	},
	{name: 'answers DELETE of a revoked key with 404', secondDeletion: gone},
	{name: 'forgets a key that is revoked', deletion: () => ({status: 204}), forgets: true},
	{name: 'answers GET of a key without an envelope', looking: (key) => jsonReply(200, key)},
	{name: 'answers GET of a key with the key in data', looking: (key) => jsonReply(200, {data: key})},
	{name: 'answers GET of a key with its id and name', looked: only('id', 'name')},
	{name: 'is below a path', prefix: '/phycloud/eu'},
	{
		name: 'names no type of what it sends',
		out: (reply) => ({...reply, body: bytes(reply.body), type: 'application/octet-stream'}),
	},
	{
		name: 'sends a type of its own',
		out: (reply) => ({...reply, type: 'application/vnd.phycloud.v1+json; charset=UTF-8'}),
	},
	{
		name: 'sends compressed bodies',
		out: (reply) =>
			reply.body === undefined
				? reply
				: {...reply, body: gzipSync(bytes(reply.body)), headers: {...reply.headers, 'content-encoding': 'gzip'}},
	},
	{
		name: 'sends JSON on many lines, with a byte order mark',
		out: (reply) => (reply.body === undefined ? reply : {...reply, body: bytes(reply.body, '\uFEFF', 4)}),
	},
	{name: 'closes every connection', out: (reply) => ({...reply, headers: {...reply.headers, connection: 'close'}})},
	{name: 'sends no Date', hasDate: false},
];

function bytes(body: unknown, start = '', indent = 0): Buffer {
	return Buffer.from(
		typeof body === 'string' ? body : body === undefined ? '' : start + JSON.stringify(body, undefined, indent),
	);
}

const refusals: ReadonlyArray<readonly [what: string, reply: Reply]> = [
	['404 and a web page', page(404)],
	['404 and JSON', noRoute],
	['405', wrongMethod],
	['501', notImplemented],
	['403', forbidden],
];

const missing = refusals.flatMap(([what, reply]): Variant[] => [
	{name: `answers GET /v1/identity with ${what}`, routes: {identity: reply}},
	{name: `answers GET of a key with ${what}`, routes: {key: reply}},
	{name: `answers GET /v1/tenants with ${what}`, routes: {tenants: reply}},
	{name: `answers GET of a tenant with ${what}`, routes: {tenant: reply}},
]);

const person = {
	user: 'ana@acme.example',
	scopes: ['admin:keys', 'admin:tenants'],
	expiry: '2031-01-02T03:04:05Z',
	host: 'phycloud.example',
};

function byPerson(identity: unknown): Pick<Variant, 'identity' | 'creator'> {
	return {identity: () => identity, creator: person.user};
}

/** Which routes there are, and whose credential it is. */
export const routes: readonly Variant[] = [
	...missing,
	{name: 'answers GET /v1/identity with 400', routes: {identity: refusalReply(400, 'VALIDATION', 'No such resource')}},
	{name: 'names a person as its identity', ...byPerson({identity: person})},
	{name: 'names a person as its identity, without an envelope', ...byPerson(person)},
	{name: 'names a person without an end', ...byPerson({identity: {...person, expiry: null}})},
	{name: 'names a person by nothing but an address', ...byPerson({identity: {user: person.user}})},
	{name: 'names its identity without an envelope', identity: (identity) => identity},
	{name: 'names an identity without a tenant', identity: (identity) => ({identity: {...identity, tenant_id: null}})},
	{name: 'names an identity without anything', identity: () => ({identity: {}})},
	{
		name: 'has only the routes for keys of a tenant and for revoking one',
		routes: {identity: noRoute, key: wrongMethod, tenants: noRoute, tenant: noRoute},
	},
];
