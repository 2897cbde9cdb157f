import {type Key, type Tenant} from '../../source/contract/wire/entities.js';
import {type InstallationPreferences, type Preferences} from '../../source/storage/preferences.js';
import {type RawAnswer} from '../helpers/hostile.js';
import {jsonAnswer, poisonedKey} from './poison-places.js';

/** What a server refuses in the words of a string; nothing if left out. */
export type Words = {readonly refuses?: RegExp; readonly status?: number};

export const tenantId = 'ten_abc123';

/** Answers a session: all that may be free text is the string. */
export function poisonedAnswer(request: string, poison: string, {refuses, status = 400}: Words): RawAnswer {
	if (refuses?.test(request) === true) {
		const details = [{field: poison, message: poison}];
		const error = {code: poison, message: poison, remediation: poison, request_id: poison, details};
		return jsonAnswer(status, {error});
	}

	const keys = [
		poisonedKey(poison, {last_used_at: '2026-11-23T04:05:06Z'}),
		poisonedKey(poison, {id: 'key_other', name: 'other', last_used_at: '2026-11-22T04:05:06Z'}),
	] as const;
	const [method, path = ''] = request.split(' ', 2);
	const tenant: Tenant = {id: tenantId, name: poison, status: 'active', plan: poison, created_at: keys[0].created_at};
	const identity = {key_id: 'key_own', name: poison, tenant_id: tenantId, scopes: [poison], expires_at: null};
	const asked = path.endsWith('key_other') ? keys[1] : keys[0];
	const revoked: Key = {...asked, status: 'revoked', revoked_at: tenant.created_at};
	const created = {...keys[0], id: 'key_fresh', redacted_secret: 'x', secret: 'phk_live_4fT9cAnArYvAlUe0123'};
	const answers: ReadonlyArray<readonly [pattern: RegExp, status: number, body: unknown]> = [
		[/^POST/, 201, {key: created}],
		[/\/v1\/keys\//, 200, {key: revoked}],
		[/\/identity/, 200, {identity}],
		[/\/keys/, 200, {keys, next_cursor: null}],
		[/\/tenants\?/, 200, {tenants: [tenant, {...tenant, id: 'ten_other', name: 'other'}], next_cursor: null}],
		[/./, 200, {tenant}],
	];
	const [, code, body] = answers.find(([pattern]) => pattern.test(`${method} ${path}`))!;
	return jsonAnswer(code, body);
}

/** Settings that another program wrote into. */
export function poisonedMemory(poison: string, address: URL): Preferences {
	const remembered: InstallationPreferences = {
		tenants: [poison, `ten_${poison}`, 'ten_abc123'],
		sort: poison,
		status: poison,
	};
	return {
		installations: () => [poison, address.href, `https://${poison}.example/`],
		read: () => remembered,
		update: async () => undefined,
	};
}
