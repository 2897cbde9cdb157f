import {pick, type Random} from '../helpers/seeded.js';
import {type WantedCreate} from './emulator-expectations.js';

/** A wanted with how it is sent, where that is otherwise than it should be. */
type SentCreate = WantedCreate & {readonly contentType?: string; readonly badKey?: string};

const minute = 60_000;
const year = 365 * 24 * 60 * minute;

const names = [
	'alpha',
	'beta',
	'gamma',
	'Ünïcödé 取込',
	'x'.repeat(100),
	'👩🏽‍💻 desk',
	'__proto__',
	"'; DROP TABLE keys;--",
];
const scopeLists = [
	['read:events'],
	['write:events', 'read:events', 'write:events'],
	['admin:keys'],
	['admin:keys', 'read:events'],
	['admin:tenants'],
	['admin:users'],
	['custom:thing.v2'],
];
const ends = [undefined, null, 1000, minute, 60 * minute, 24 * 60 * minute, 9 * year];

/** Bodies with one thing wrong each, by the field that is refused. */
const wrongFields: ReadonlyArray<readonly [field: string, change: (now: Date) => Record<string, unknown>]> = [
	...['', ' ', ' alpha', 'x'.repeat(101), 'a\u0007', 'a\u200Bb', '\u0301', 7, null, [], undefined].map(
		(name) => ['name', () => ({name})] as const,
	),
	...[[], ['BAD'], ['read'], 'read:events', [7], null, undefined, Array.from({length: 65}, () => 'read:events')].map(
		(scopes) => ['scopes', () => ({scopes})] as const,
	),
	...['tomorrow', '90d', 7, '2027-01-31', '2027-02-31T00:00:00Z', '2001-01-01T00:00:00Z'].map(
		(expires) => ['expires_at', () => ({expires_at: expires})] as const,
	),
	['expires_at', (now) => ({expires_at: new Date(now.getTime() + 11 * year).toISOString()})],
	['expires_at', (now) => ({expires_at: now.toISOString()})],
	['owner', () => ({owner: 'me'})],
];

const plain: SentCreate = {text: '{}', name: '', scopes: [], endsAt: null};

/** Requests that are refused whatever they ask for. */
const refusals: readonly SentCreate[] = [
	{...plain, text: '{"name":', refusal: {status: 400, code: 'VALIDATION'}},
	{...plain, text: '', refusal: {status: 400, code: 'VALIDATION'}},
	{...plain, contentType: 'text/plain', refusal: {status: 415, code: 'VALIDATION'}},
	{...plain, text: '"alpha"', wrong: 'body'},
	{...plain, text: '[]', wrong: 'body'},
	{...plain, text: 'null', wrong: 'body'},
	{...plain, text: JSON.stringify({name: 'x'.repeat(65 * 1024)}), isTooLarge: true},
];

/** A create that is asked for: mostly one that can be carried out. */
export function anyCreate(random: Random, now: Date): SentCreate {
	const share = random();
	if (share < 0.04) {
		return pick(random, refusals);
	}

	const name = pick(random, names);
	const scopes = pick(random, scopeLists);
	const end = pick(random, ends);
	const body = {name, scopes, ...(end !== undefined && {expires_at: end === null ? null : instant(random, now, end)})};
	const [wrong, change] = share < 0.12 ? pick(random, wrongFields) : [];
	// What is said twice, or with blanks, is the same.
	const text = JSON.stringify({...body, ...change?.(now)}, undefined, random() < 0.1 ? 1 : undefined);
	return {
		text,
		name,
		scopes,
		endsAt: typeof end === 'number' ? now.getTime() + end : null,
		...(wrong !== undefined && {wrong}),
	};
}

/** An instant in one of the forms of RFC 3339. */
function instant(random: Random, now: Date, fromNow: number): string {
	const offset = pick(random, [0, 120, -330]);
	const local = new Date(now.getTime() + fromNow + offset * minute).toISOString();
	const sign = offset < 0 ? '-' : '+';
	const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) =>
		String(part).padStart(2, '0'),
	);
	return offset === 0 ? local : local.replace('Z', `${sign}${hours}:${minutes}`);
}
