import {all, also, instead, only, without} from '../bends.js';
import {optionalFields, type Variant} from '../variant.js';

const four = only('id', 'name', 'scopes', 'secret');

const missing = optionalFields.map((field): Variant => ({name: `leaves out ${field}`, key: without(field)}));

const empty = (['tenant_id', 'scopes', 'status', 'redacted_secret', 'created_at', 'created_by'] as const).map(
	(field): Variant => ({name: `sends ${field} as null`, key: instead(field, () => null)}),
);

const extra = {
	object: 'api_key',
	environment: {name: 'production', region: null},
	last_used_ip: '192.0.2.7',
	permissions: [{resource: 'events', actions: ['read']}],
	version: 7,
	_links: {self: {href: '/v1/keys/x'}},
};

/** Which fields there are, and of which type. */
export const fields: readonly Variant[] = [
	{name: 'sends only id, name, scopes and secret', key: four},
	{name: 'sends only id, name, scopes and secret of a new key, and lists keys in full', created: four},
	{name: 'lists keys by id, name and scopes only, and sends a new key in full', listed: four},
	{name: 'sends only id, name and secret', key: only('id', 'name', 'secret')},
	...missing,
	{name: 'leaves out last_used_at and revoked_at', key: without('last_used_at', 'revoked_at')},
	{name: 'leaves out every time', key: without('created_at', 'expires_at', 'last_used_at', 'revoked_at')},
	...empty,
	{
		name: 'sends created_by as an object',
		key: instead('created_by', (row) => ({id: row.createdBy, name: 'Ana'}), 'unsure'),
	},
	{name: 'sends created_by as a number', key: instead('created_by', () => 42)},
	{name: 'sends tenant_id as a number', key: instead('tenant_id', () => 4711)},
	{name: 'sends redacted_secret as a number', key: instead('redacted_secret', () => 1234)},
	{name: 'sends revoked_at as false', key: instead('revoked_at', () => false)},
	{name: 'sends last_used_at as an object', key: instead('last_used_at', () => ({seconds: 1_700_000_000}))},
	{name: 'sends last_used_at in words', key: instead('last_used_at', () => 'three minutes ago')},
	{
		name: 'writes times as HTTP headers do',
		time: (instant) => instant.toUTCString(),
		key: {
			change: (key) => key,
			reads: {created_at: 'unsure', expires_at: 'unsure', last_used_at: 'unsure', revoked_at: 'unsure'},
		},
	},
	{name: 'sends scopes as one text', key: instead('scopes', ({scopes}) => scopes.join(' '), 'unsure')},
	{name: 'sends scopes as objects', key: instead('scopes', ({scopes}) => scopes.map((name) => ({name})), 'unsure')},
	{name: 'sends more fields than the wire has', key: also(extra), tenant: (tenant) => ({...tenant, ...extra})},
	{name: 'leaves out name and scopes of a new key', created: without('name', 'scopes')},
	{name: 'sends a new key with name null', created: also({name: null})},
	{name: 'leaves out the id of a new key', created: without('id')},
	{name: 'sends nothing but the secret of a new key', created: only('secret')},
	{
		name: 'sends all but id, name and scopes of a new key in other types',
		created: all(
			instead('tenant_id', () => 1),
			instead('status', () => true),
			instead('redacted_secret', () => []),
			instead('created_at', () => ({})),
			instead('created_by', () => 0),
			instead('expires_at', () => 'soon'),
			instead('last_used_at', () => false),
			instead('revoked_at', () => [null]),
		),
	},
	{
		name: 'describes a tenant by id, name and status only',
		tenant: ({id, name, status}) => ({id, name, status}),
	},
	{
		name: 'has unknown plans and statuses of tenants',
		tenant: (tenant) => ({...tenant, plan: 'galactic', status: 'dormant'}),
	},
	{
		name: 'sends plan and created_at of tenants as null',
		tenant: (tenant) => ({...tenant, plan: null, created_at: null}),
	},
];
