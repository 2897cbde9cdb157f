import path from 'node:path';
import {type RawAnswer} from '../helpers/hostile.js';
import {phywareHere} from '../helpers/run-here.js';
import {
	always,
	fileName,
	inTenant,
	json,
	jsonAnswer,
	piped,
	type PoisonDesk,
	type PoisonPlace,
} from './poison-places.js';
import {errorFaults, longParts, otherWords} from './poison-told.js';

/** The forms in which an error is told. */
const errorForms = [[], ['-o', 'json']] as const;

type Setting = {
	readonly name: string;
	readonly answer: (poison: string) => RawAnswer | Buffer;
	/** Whether it is never repeated. */
	readonly isSilent?: boolean;
};

const own = (status: number): Setting => ({
	name: `PhyCloud's own refusal with ${status}`,
	answer: (poison) =>
		jsonAnswer(status, {
			error: {
				code: poison,
				message: poison,
				remediation: poison,
				request_id: poison,
				details: [
					{field: poison, message: poison},
					{field: 'name', message: `again ${poison}`},
				],
			},
		}),
});

const raw =
	(head: (poison: string) => string, body = '{}') =>
	(poison: string) =>
		Buffer.from(`HTTP/1.1 ${head(poison)}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`);

const encoded = (poison: string) => encodeURIComponent(poison.toWellFormed());

/** The same bytes, each a character: what HTTP takes for a header. */
const latin = (poison: string) => Buffer.from(poison.replaceAll(/[\r\n\0]/g, '')).toString('latin1');

const refusals: readonly Setting[] = [
	...[400, 401, 403, 404, 409, 422].map(own),
	{name: 'a detail', answer: (poison) => jsonAnswer(422, {detail: poison})},
	{
		name: 'details of FastAPI',
		answer: (poison) => jsonAnswer(422, {detail: [{loc: ['body', poison, 0], msg: poison, type: poison}]}),
	},
	{
		name: 'a problem',
		answer: (poison) => jsonAnswer(403, {type: poison, title: poison, detail: poison, instance: poison}),
	},
	{
		name: 'a web page',
		isSilent: true,
		answer: (poison) => ({status: 200, headers: {'content-type': 'text/html'}, body: poison}),
	},
	{
		name: 'a web page with an error status',
		isSilent: true,
		answer: (poison) => ({status: 403, headers: {'content-type': 'text/html'}, body: poison}),
	},
	{
		name: 'a text',
		answer: (poison) => ({status: 401, headers: {'content-type': 'text/plain'}, body: poison}),
	},
	{name: 'a message', answer: (poison) => jsonAnswer(401, {code: poison, message: poison})},
	{name: 'errors by field', answer: (poison) => jsonAnswer(422, {errors: {[poison]: [poison], name: [poison]}})},
	{
		name: 'a list of errors',
		answer: (poison) => jsonAnswer(404, {errors: [{title: poison, source: {pointer: `/${poison}`}}, poison]}),
	},
	{name: "a status that is none of PhyCloud's", answer: (poison) => jsonAnswer(451, {error: poison})},
	{
		name: 'unknown fields',
		isSilent: true,
		answer: (poison) => jsonAnswer(200, {[poison]: poison, keys: {[poison]: poison}}),
	},
	{
		name: 'a target of a redirect',
		answer: (poison) => ({status: 302, headers: {location: `https://other.example/${encoded(poison)}`}}),
	},
	{
		name: 'a host of a redirect',
		answer: (poison) => ({status: 302, headers: {location: `https://${encoded(poison)}.example/`}}),
	},
	{name: 'a redirect in bytes', answer: raw((poison) => `302 Found\r\nlocation: ${latin(poison)}`)},
	{name: 'a redirect as it is', answer: raw((poison) => `302 Found\r\nlocation: /${poison}`)},
	{name: 'a reason phrase', isSilent: true, answer: raw((poison) => `404 ${poison}`)},
	{
		name: 'headers',
		isSilent: true,
		answer: raw(
			(poison) =>
				`429 No\r\nretry-after: ${latin(poison)}\r\ncontent-type: ${latin(poison)}\r\nx-request-id: ${latin(poison)}`,
		),
	},
	{
		name: 'a kind of body',
		isSilent: true,
		answer: raw((poison) => `200 OK\r\ncontent-type: html${latin(poison)}`, '<p>'),
	},
];

const errorPlaces: readonly PoisonPlace[] = refusals.flatMap(({name, answer, isSilent = false}) =>
	errorForms.map((form): PoisonPlace => ({
		name: `${name} ${form.join(' ')}`,
		isSilent,
		async run(poison, desk) {
			const wire = answer(poison);
			always(desk, wire);
			// What is tried again does not take long.
			const time = Buffer.isBuffer(wire) ? '150ms' : '10s';
			const run = await piped(['list', ...inTenant, ...form, '--timeout', time], desk);
			const isJson = form.length > 0;
			const faults = [...errorFaults(run, isJson), ...longParts(run.stderr, isJson)];
			return {run, faults: [...faults, ...(isJson ? otherWords(run.stderr, name, poison) : [])]};
		},
	})),
);

type Line = {
	readonly name: string;
	readonly argv: (poison: string, desk: PoisonDesk) => readonly string[];
	/** Words that are told whole, however long they are. */
	readonly isUnbounded?: boolean;
	/** Whether it is never repeated. */
	readonly isSilent?: boolean;
	readonly env?: (poison: string) => Record<string, string>;
};

const flag = (name: string, ...before: readonly string[]): Line => ({
	name: `--${name}`,
	argv: (poison) => [...before, `--${name}=${poison}`],
});
const create = ['create', ...inTenant];

/** Arguments that are refused: none is a word that could be meant. */
const lines: readonly Line[] = [
	...['status', 'expires-within', 'sort', 'limit', 'output', 'timeout', 'ca-file', 'url'].map((name) =>
		flag(name, 'list', ...inTenant),
	),
	flag('tenant-id', 'list'),
	...['expires', 'scopes'].map((name) => flag(name, ...create, '--name', 'fresh')),
	{name: 'a name', isSilent: true, argv: (poison) => [...create, `--name=${poison}\u0007`]},
	{name: 'a key', argv: (poison) => ['revoke', '--', `!${poison}`]},
	{name: 'a command', argv: (poison) => [`q${poison}`]},
	{name: 'a flag', argv: (poison) => ['list', ...inTenant, `--${poison}q`], isUnbounded: true},
	{
		name: 'a value of a switch',
		isSilent: true,
		argv: (poison) => ['list', ...inTenant, `--debug=${poison}`],
		isUnbounded: true,
	},
	{name: 'an argument too many', argv: (poison) => ['list', ...inTenant, `q${poison}`], isUnbounded: true},
	{
		name: 'a user of the address',
		isSilent: true,
		argv: (poison) => ['list', ...inTenant, `--url=https://${poison}@x.example`],
	},
	{name: 'a query of the address', argv: (poison) => ['list', ...inTenant, `--url=https://x.example/?${poison}`]},
	{name: 'a host', argv: (poison) => ['list', ...inTenant, `--url=http://q${poison}.example/`], isUnbounded: true},
	{name: 'a credential', isSilent: true, argv: (poison) => ['list', ...inTenant, `--api-key=\u0007${poison}`]},
	{
		name: 'a variable for the address',
		argv: () => ['list', ...inTenant],
		env: (poison) => ({PHYCLOUD_URL: `!${poison}`}),
	},
	{
		name: 'a variable for the credential',
		isSilent: true,
		argv: () => ['list', ...inTenant],
		env: (poison) => ({PHYCLOUD_API_KEY: `ü${poison}`}),
	},
	{
		name: 'a file that is there',
		argv: (poison, {folders}) => [
			...create,
			'--name',
			'fresh',
			`--secret-file=${path.join(folders.home, 'none', fileName(poison))}`,
		],
	},
];

const linePlaces: readonly PoisonPlace[] = lines.flatMap(({name, argv, env, isUnbounded = false, isSilent = false}) =>
	errorForms.map((form): PoisonPlace => ({
		name: `an argument: ${name} ${form.join(' ')}`,
		isSilent,
		async run(poison, desk) {
			// A command that gets this far is refused as well: some of the words are in order.
			always(desk, {status: 401, headers: json, body: '{}'});
			// The last form counts, where the argument is one.
			const words = argv(poison, desk);
			const run = await piped(
				words.includes('--') ? [...form, ...words] : [...words, ...(name === '--output' ? [] : form)],
				desk,
				env?.(poison),
			);
			const isJson = form.length > 0 && name !== '--output';
			return {run, faults: [...errorFaults(run, isJson), ...(isUnbounded ? [] : longParts(run.stderr, isJson))]};
		},
	})),
);

const otherPlaces: readonly PoisonPlace[] = [
	...['port', 'data'].map((name): PoisonPlace => ({
		name: `an argument: --${name} of the emulator`,
		async run(poison, {folders}) {
			const value = name === 'port' ? `!${poison}` : path.join(folders.home, 'none', fileName(poison));
			const run = await phywareHere(['cloud', 'emulator', `--${name}=${value}`]);
			return {run, faults: [...errorFaults(run, false), ...longParts(run.stderr, false)]};
		},
	})),
	{
		name: 'the file of a secret',
		async run(poison, desk) {
			const key = {
				id: 'key_fresh',
				tenant_id: 'ten_abc123',
				name: 'fresh',
				scopes: ['read:events'],
				status: 'active',
				redacted_secret: 'x',
				created_at: '2026-11-01T04:05:06Z',
				created_by: 'x',
				expires_at: null,
				last_used_at: null,
				revoked_at: null,
				secret: 'phk_live_4fT9cAnArYvAlUe0123',
			};
			desk.setAnswer((method) =>
				method === 'POST' ? jsonAnswer(201, {key}) : jsonAnswer(200, {keys: [], next_cursor: null}),
			);
			const file = path.join(desk.folders.home, fileName(poison));
			const run = await piped([...create, '--name', 'fresh', '--scopes', 'read:events', `--secret-file=${file}`], desk);
			const isDelivered = run.exitCode === 0 && run.stdout.split('\n').length === 7 && run.stderr === '';
			return {run, faults: isDelivered ? [] : [`It was not written: ${run.stderr}${run.stdout}`]};
		},
	},
];

/** Everywhere that commands repeat words of a server's, or of a command line. */
export const wordPlaces: readonly PoisonPlace[] = [...errorPlaces, ...linePlaces, ...otherPlaces];
