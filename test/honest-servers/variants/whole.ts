import {also, all, instead, only} from '../bends.js';
import {jsonReply, noRoute, notImplemented, page, wrongMethod} from '../replies.js';
import {type Body, type Variant} from '../variant.js';

const camel = (key: Body): Body =>
	Object.fromEntries(
		Object.entries(key).map(([field, value]) => [
			field.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
			value,
		]),
	);

const microseconds = (instant: Date): string => `${instant.toISOString().slice(0, 19)}.250000+00:00`;

/** Servers that differ in many things at once, as those of one framework do. */
export const whole: readonly Variant[] = [
	{
		name: 'has no more than the reference page documents',
		key: only('id', 'name', 'scopes', 'secret'),
		tenant: ({id, name, status}) => ({id, name, status}),
		routes: {identity: noRoute, key: wrongMethod, tenants: noRoute, tenant: noRoute},
		pages: {ignoresLimit: true, end: 'absent'},
		deletion: () => ({status: 204}),
		etag: 'absent',
		idempotent: false,
		ignoresStatus: true,
		hasDate: false,
	},
	{
		name: 'is like one of FastAPI',
		id: (count) => `0193a5c2-7b1e-7c3d-9e4f-${String(count).padStart(12, '0')}`,
		tenantIds: ['0193a5c2-0000-7000-8000-000000000001', '0193a5c2-0000-7000-8000-000000000002'],
		time: microseconds,
		pages: {maximum: {limit: 100, status: 422}},
		routes: {identity: noRoute},
		creation: (key) => jsonReply(201, {key}),
		deletion: () => ({status: 204}),
		etag: 'absent',
		idempotent: false,
	},
	{
		name: 'is like one of Go',
		never: '0001-01-01T00:00:00Z',
		time: (instant) => instant.toISOString().replace('.000Z', '.123456789Z'),
		routes: {identity: page(404), key: {status: 405, body: 'Method Not Allowed\n'}},
		creation: (key) => jsonReply(200, {key}),
		deletion: () => jsonReply(200, {}),
		pages: {end: 'empty'},
	},
	{
		name: 'is like one of Rails',
		id: (count) => String(count + 31),
		time: (instant) => instant.toISOString(),
		key: also({updated_at: '2026-01-01T00:00:00.000Z', url: 'https://phycloud.example/keys/1.json'}),
		creation: (key) => jsonReply(201, key),
		etag: 'weak',
		deletion: () => ({status: 204}),
		secondDeletion: noRoute,
	},
	{
		name: 'writes its optional fields in camel case',
		key: {change: camel},
		identity: (identity) => ({identity: camel(identity)}),
	},
	{
		name: 'counts in seconds and knows other statuses',
		time: (instant) => instant.getTime() / 1000,
		status: (state) => (state === 'active' ? 'enabled' : state),
		key: all(
			instead('created_by', () => null),
			instead('tenant_id', () => null),
		),
		mask: () => null,
		routes: {key: notImplemented},
	},
];
