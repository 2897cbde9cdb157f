import {also, without} from '../bends.js';
import {jsonReply} from '../replies.js';
import {type Body, type Row, type Variant} from '../variant.js';

const long = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);

const forms: ReadonlyArray<readonly [what: string, secret: (random: string) => string]> = [
	['7 characters', (random) => random.slice(0, 7)],
	['600 characters', (random) => long(random, 600)],
	['900 characters', (random) => long(random, 900)],
	['1,200 characters', (random) => long(random, 1200)],
	['a blank in it', (random) => `${random.slice(0, 20)} ${random.slice(20, 40)}`],
	['three parts with dots, as a JWT has', (random) => `eyJ${random.slice(0, 30)}.eyJ${long(random, 500)}.${random}`],
	['plus, slash and equals signs', (random) => `${random.slice(0, 40)}+/a+/==`],
	['no prefix', (random) => random],
	['a prefix of another product', (random) => `sk-${random.slice(0, 48)}`],
	['punctuation in it', (random) => String.raw`p%&!$'"\<>{}${random.slice(0, 30)}`],
];

const bare = (key: Body): Body => without('secret').change(key, undefined as unknown as Row);

const envelopes: ReadonlyArray<
	readonly [what: string, wrap: (key: Body, row: Row) => unknown, ending?: Variant['ending']]
> = [
	['the secret beside the key', (key, {secret}) => ({key: bare(key), secret})],
	['the key in data', (key) => ({data: key})],
	['the key in data.key', (key) => ({data: {key}, meta: {request: 'a'}})],
	['the key without an envelope', (key) => key],
	['the key in api_key', (key) => ({api_key: key})],
	['the key in result, beside a status', (key) => ({status: 'ok', result: key})],
	['the key as the only one of keys', (key) => ({keys: [key]})],
	['the secret in credentials of the key', (key, {secret}) => ({key: {...bare(key), credentials: {secret}}})],
	[
		'a document of JSON:API',
		({id, ...attributes}) => ({data: {type: 'keys', id, attributes}, links: {self: '/v1/keys'}}),
	],
	['the secret alone', (_, {secret}) => ({secret})],
	['another secret elsewhere', (key) => ({key, webhook: {secret: 'whsec_of_something_else'}})],
	['the secret under the name api_key', (key, {secret}) => ({key: {...bare(key), api_key: secret}}), 'warned'],
];

/** What secrets look like, and where they are. */
export const secrets: readonly Variant[] = [
	...forms.map(([what, secret]): Variant => ({name: `makes secrets with ${what}`, secret})),
	...envelopes.map(([what, wrap, ending = 'delivered']): Variant => ({
		name: `answers a create with ${what}`,
		creation: (key, row) => jsonReply(201, wrap(key, row)),
		ending,
	})),
	...[200, 202].map((status): Variant => ({
		name: `answers a create with ${status}`,
		creation: (key) => jsonReply(status, {key}),
	})),
	{name: 'sends the secret in list and details as null', listed: also({secret: null}), looked: also({secret: null})},
	{name: 'sends the secret in list and details as an empty text', key: blankSecret()},
];

/** Many frameworks show every field everywhere, those that are not for the reader as an empty text. */
function blankSecret() {
	return {change: (key: Body) => ({...key, secret: key['secret'] ?? ''})};
}
