import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {createKey, errorOf, goodBody, listKeys, postKey, stoppedClock} from './exchange.js';

const start = '2026-05-04T12:00:00Z';
const path = '/v1/tenants/ten_test01/keys';

const refused: ReadonlyArray<readonly [what: string, field: string, body: unknown]> = [
	['no name', 'name', {scopes: ['read:events']}],
	['an empty name', 'name', {...goodBody, name: ''}],
	['a name of spaces', 'name', {...goodBody, name: ' '.repeat(3)}],
	['a name that begins with a space', 'name', {...goodBody, name: ' ingest'}],
	['a name that ends with a space', 'name', {...goodBody, name: 'ingest '}],
	['a name of 101 characters', 'name', {...goodBody, name: '𝒳'.repeat(101)}],
	['a name with a line break', 'name', {...goodBody, name: 'in\ngest'}],
	['a name with an escape', 'name', {...goodBody, name: 'in\u001B[31mgest'}],
	['a name with a zero byte', 'name', {...goodBody, name: 'in\0gest'}],
	['a name that turns the writing around', 'name', {...goodBody, name: 'in\u202Egest'}],
	['a name with half a character', 'name', {...goodBody, name: 'in\uD800gest'}],
	['a number for a name', 'name', {...goodBody, name: 7}],
	['null for a name', 'name', {...goodBody, name: null}],
	['no scopes', 'scopes', {name: 'ingest'}],
	['an empty list of scopes', 'scopes', {...goodBody, scopes: []}],
	['a text for scopes', 'scopes', {...goodBody, scopes: 'read:events'}],
	['65 scopes', 'scopes', {...goodBody, scopes: Array.from({length: 65}, (_, index) => `read:r${index}`)}],
	['a scope in capitals', 'scopes', {...goodBody, scopes: ['READ:EVENTS']}],
	['a scope without a resource', 'scopes', {...goodBody, scopes: ['read:events', 'read']}],
	['an empty scope', 'scopes', {...goodBody, scopes: ['']}],
	['two scopes in one', 'scopes', {...goodBody, scopes: ['read:events write:events']}],
	['a scope with a line break', 'scopes', {...goodBody, scopes: ['read:events\n']}],
	['a number among the scopes', 'scopes', {...goodBody, scopes: ['read:events', 7]}],
	['an expiry in the past', 'expires_at', {...goodBody, expires_at: '2026-05-04T11:59:59Z'}],
	['an expiry that is now', 'expires_at', {...goodBody, expires_at: start}],
	['an expiry that is now in another zone', 'expires_at', {...goodBody, expires_at: '2026-05-04T14:00:00+02:00'}],
	['an expiry ten years and a second ahead', 'expires_at', {...goodBody, expires_at: '2036-05-04T12:00:01Z'}],
	['an expiry in the year 9999', 'expires_at', {...goodBody, expires_at: '9999-12-31T23:59:59Z'}],
	['a date for an expiry', 'expires_at', {...goodBody, expires_at: '2026-12-31'}],
	['a duration for an expiry', 'expires_at', {...goodBody, expires_at: '90d'}],
	['the word never for an expiry', 'expires_at', {...goodBody, expires_at: 'never'}],
	['a day that no calendar has', 'expires_at', {...goodBody, expires_at: '2026-06-31T00:00:00Z'}],
	['an hour that no day has', 'expires_at', {...goodBody, expires_at: '2026-06-30T25:00:00Z'}],
	['an expiry without a zone', 'expires_at', {...goodBody, expires_at: '2026-12-31T00:00:00'}],
	['an empty expiry', 'expires_at', {...goodBody, expires_at: ''}],
	['a number for an expiry', 'expires_at', {...goodBody, expires_at: 1_800_000_000}],
	['a list for a body', 'body', [goodBody]],
	['null for a body', 'body', null],
	['a text for a body', 'body', 'ingest'],
];

for (const [what, field, body] of refused) {
	test(`${what} is refused, naming ${field}`, async (t) => {
		const {now} = stoppedClock(start);
		const api = await installation(t, {now});
		const error = await errorOf(t, await postKey(api, body), 422);
		t.is(error.code, 'VALIDATION');
		t.deepEqual(
			error.details?.map((detail) => detail.field),
			[field],
		);
		t.not(error.details?.[0]?.message, '');
		t.deepEqual((await listKeys(api)).keys, []);
	});
}

for (const field of ['status', 'secret', 'tenant_id', 'expiresAt', '__proto__', 'constructor']) {
	test(`a body with the unknown field ${field} is refused`, async (t) => {
		const api = await installation(t);
		const body = `{"name":"ingest","scopes":["read:events"],${JSON.stringify(field)}:{"x":1}}`;
		const headers = {'content-type': 'application/json'};
		const error = await errorOf(t, await api.request(path, {method: 'POST', headers, body}), 422);
		t.is(error.code, 'VALIDATION');
		t.is(error.details?.length, 1);
		t.deepEqual((await listKeys(api)).keys, []);
	});
}

test('the refusal of an unknown field names it', async (t) => {
	const api = await installation(t);
	const error = await errorOf(t, await postKey(api, {...goodBody, expiresAt: null}), 422);
	t.true(JSON.stringify(error.details).includes('expiresAt'), JSON.stringify(error));
});

for (const [what, body, says] of [
	['no name', {scopes: ['read:events']}, /string|name|required/i],
	['an empty list of scopes', {name: 'ingest', scopes: []}, /least|one|empty|few|small/i],
	['a malformed expiry', {...goodBody, expires_at: 'soon'}, /expir|date|time/i],
] as const) {
	test(`the refusal of ${what} says what is wrong with it`, async (t) => {
		const api = await installation(t);
		const error = await errorOf(t, await postKey(api, body), 422);
		t.regex(error.details?.[0]?.message ?? '', says);
	});
}

for (const [given, granted] of [
	['2026-05-04T12:00:01Z', '2026-05-04T12:00:01Z'],
	['2036-05-04T12:00:00Z', '2036-05-04T12:00:00Z'],
	['2026-05-04T13:00:00.999Z', '2026-05-04T13:00:00Z'],
	['2026-05-04T08:30:00-05:00', '2026-05-04T13:30:00Z'],
	['2028-02-29T00:00:00Z', '2028-02-29T00:00:00Z'],
] as const) {
	test(`the expiry ${given} is granted as ${granted}`, async (t) => {
		const {now} = stoppedClock(start);
		const api = await installation(t, {now});
		const key = await createKey(api, {expires_at: given});
		t.is(key.expires_at, granted);
		t.is(key.status, 'active');
		t.is((await listKeys(api)).keys[0]?.expires_at, granted);
	});
}

test('an expiry that would be over once cut to the second is refused', async (t) => {
	const {now} = stoppedClock('2026-05-04T12:00:00.200Z');
	const api = await installation(t, {now});
	await errorOf(t, await postKey(api, {...goodBody, expires_at: '2026-05-04T12:00:00.700Z'}), 422);
	t.deepEqual((await listKeys(api)).keys, []);
});

for (const name of [
	'x',
	'Ünïcødé 名前',
	'👩‍👧',
	'𝒳'.repeat(100),
	String.raw`it's "quoted" \ <b>`,
	'مفتاح',
	'%00 {{x}} $1',
]) {
	test(`the name ${name.slice(0, 20)} is taken as it is`, async (t) => {
		const api = await installation(t);
		t.is((await createKey(api, {name})).name, name);
		t.is((await listKeys(api)).keys[0]?.name, name);
	});
}

test('an inactive tenant takes no new key', async (t) => {
	const api = await installation(t, {seed: 'demo'});
	const before = await listKeys(api, '', 'ten_nordl7');
	const error = await errorOf(t, await postKey(api, goodBody, {tenant: 'ten_nordl7'}), 422);
	t.is(error.code, 'VALIDATION');
	t.deepEqual(
		error.details?.map(({field}) => field),
		['tenant_id'],
	);
	t.regex(error.message, /inactive/);
	t.deepEqual(await listKeys(api, '', 'ten_nordl7'), before);
});
