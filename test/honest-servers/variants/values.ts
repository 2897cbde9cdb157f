import {createHash} from 'node:crypto';
import {forbidden} from '../replies.js';
import {type Row, type State, type Variant} from '../variant.js';

/** Digits and letters that belong to a number. */
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

function uuid(count: number): string {
	const text = digest(String(count));
	return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-8${text.slice(17, 20)}-${text.slice(20, 32)}`;
}

const ids: ReadonlyArray<readonly [what: string, id: (count: number) => string]> = [
	['UUIDs', uuid],
	['UUIDs in capitals', (count) => uuid(count).toUpperCase()],
	['80 characters', (count) => `key_${digest(String(count)).repeat(2).slice(0, 76)}`],
	['128 characters', (count) => digest(String(count)).repeat(2)],
	['the prefix ak_', (count) => `ak_${digest(String(count)).slice(0, 16)}`],
	['dots and colons', (count) => `acme.eu:key:${count}.${digest(String(count)).slice(0, 6)}`],
	['a hyphen after the prefix', (count) => `key-${digest(String(count)).slice(0, 10)}`],
	['a tilde', (count) => `~${digest(String(count)).slice(0, 8)}`],
	['digits, in a text', (count) => String(90_017 + count)],
	['one letter', (count) => String.fromCodePoint(97 + count)],
];

const statuses: ReadonlyArray<readonly [what: string, status: (state: State) => unknown]> = [
	['calls a key that works disabled', (state) => (state === 'active' ? 'disabled' : state)],
	['calls a key that works pending', (state) => (state === 'active' ? 'pending' : state)],
	['calls a key that works enabled', (state) => (state === 'active' ? 'enabled' : state)],
	['writes statuses in capitals', (state) => state.toUpperCase()],
	['calls a key that works suspended by billing', (state) => (state === 'active' ? 'suspended by billing' : state)],
];

/** Which values ids and statuses have. */
export const values: readonly Variant[] = [
	...ids.map(([what, id]): Variant => ({name: `has ids of keys with ${what}`, id})),
	{name: 'has UUIDs for ids of tenants', tenantIds: [uuid(101), uuid(102)]},
	{name: 'has names for ids of tenants', tenantIds: ['acme', 'blue-ocean']},
	{name: 'has ids of tenants with dots and colons', tenantIds: ['org:acme.eu', 'org:blue.eu']},
	...statuses.map(([name, status]): Variant => ({name, status})),
	{
		name: 'calls a new key pending in the answer to its create',
		created: {change: (key) => ({...key, status: 'pending'})},
	},
	{
		name: 'sends a number as status',
		status: (state) => ['active', 'expired', 'revoked'].indexOf(state),
		key: {change: (key) => key, reads: {status: 'unknown'}},
	},
];

const masks: ReadonlyArray<readonly [what: string, mask: (row: Row) => unknown]> = [
	['the first characters', ({secret}) => `${secret.slice(0, 13)}…`],
	['an ellipsis and the first four characters', ({secret}) => `phk_live_…${secret.slice(9, 13)}`],
	['asterisks and the end of a hash', ({secret}) => `****${digest(secret).slice(-4)}`],
	['a public part', ({secret}) => `phk.${digest(secret).slice(0, 4)}`],
	['the last four characters before a checksum', ({secret}) => `phk_live_…${secret.slice(-10, -6)}`],
	["the end of the key's id", ({id}) => `…${id.slice(-4)}`],
	['the last four characters in capitals', ({secret}) => `phk_live_…${shouted(secret.slice(-4))}`],
	['dots and the end of a hash', ({secret}) => `....${digest(secret).slice(-4)}`],
	['bullets and the end of a hash', ({secret}) => `•••• •••• ${digest(secret).slice(-4)}`],
];

const harmless: ReadonlyArray<readonly [what: string, mask: (row: Row) => unknown]> = [
	['asterisks alone', () => '*'.repeat(20)],
	['an empty text', () => ''],
	['the word hidden', () => '[hidden]'],
	['three dots and the last four characters', ({secret}) => `phk_live_...${secret.slice(-4)}`],
	['the last six characters', ({secret}) => `******${secret.slice(-6)}`],
	['a whole hash', ({secret}) => `sha256:${digest(secret)}`],
];

/** In capitals, and never the same as before. */
const shouted = (text: string): string => (/[a-z]/.test(text) ? text.toUpperCase() : 'ABCD');

const doubtful = masks[2]![1];

/** How a secret is shown once it is not shown any more. */
export const maskForms: readonly Variant[] = [
	...masks.map(([what, mask]): Variant => ({name: `masks a secret with ${what}`, mask, ending: 'quiet'})),
	...harmless.map(([what, mask]): Variant => ({name: `masks a secret with ${what}`, mask, ending: 'quiet'})),
	{
		name: 'masks a secret with the end of a hash, and does not accept the new secret',
		mask: doubtful,
		refusesNewKeys: true,
		ending: 'doubted',
	},
	...[404, 405, 501].map((status): Variant => ({
		name: `masks a secret with the end of a hash, and answers GET /v1/identity with ${status}`,
		mask: doubtful,
		routes: {identity: {status}},
		ending: 'warned',
	})),
	{
		// Who is refused a thing has been recognized: that says more of the secret than nothing, or nothing at all.
		name: 'masks a secret with the end of a hash, and forbids GET /v1/identity',
		mask: doubtful,
		routes: {identity: forbidden},
		ending: 'delivered',
	},
];
