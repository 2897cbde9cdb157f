import {isDeepStrictEqual} from 'node:util';
import {parse as parseYaml} from 'yaml';
import {type Key} from '../../source/contract/wire/entities.js';
import {phywareHere} from '../helpers/run-here.js';
import {
	always,
	inTenant,
	jsonAnswer,
	piped,
	poisonedKey,
	type PoisonDesk,
	type PoisonPlace,
	shown,
	unlessLines,
} from './poison-places.js';
import {wideLines} from './poison-invariants.js';

const machineFormats = ['json', 'jsonl', 'yaml'] as const;
type MachineFormat = (typeof machineFormats)[number];

/** What was printed, read again; `undefined` if it cannot be. */
function read(text: string, format: MachineFormat): unknown {
	try {
		switch (format) {
			case 'json': {
				return JSON.parse(text);
			}

			case 'jsonl': {
				return text
					.split('\n')
					.slice(0, -1)
					.map((line) => JSON.parse(line) as unknown);
			}

			case 'yaml': {
				return parseYaml(text, {version: '1.2'});
			}
		}
	} catch {
		return undefined;
	}
}

/** Data that is not what the server sent. */
function unlessSame(text: string, format: MachineFormat, wanted: unknown): string[] {
	const given = read(text, format);
	return isDeepStrictEqual(given, wanted)
		? []
		: [`The data is not the same: ${JSON.stringify(given)?.slice(0, 400)} from ${text.slice(0, 400)}`];
}

const other = (poison: string) =>
	poisonedKey('ordinary', {id: 'key_other', created_by: poison, name: `other ${poison}`});

function listed(poison: string, desk: PoisonDesk): Key[] {
	const keys = [poisonedKey(poison), other(poison)];
	always(desk, jsonAnswer(200, {keys, next_cursor: null}));
	return keys;
}

const listPlaces: readonly PoisonPlace[] = [
	...machineFormats.map((format): PoisonPlace => ({
		name: `keys as ${format}`,
		async run(poison, desk) {
			const keys = listed(poison, desk);
			const run = await piped(['list', ...inTenant, '-o', format], desk);
			return {run, faults: unlessSame(run.stdout, format, format === 'jsonl' ? keys : {keys, has_more: false})};
		},
	})),
	{
		name: 'keys as a table in a pipe',
		async run(poison, desk) {
			listed(poison, desk);
			const run = await piped(['list', ...inTenant], desk);
			return {run, faults: unlessLines(run.stdout, 3)};
		},
	},
	...[120, 80, 40].map((columns): PoisonPlace => ({
		name: `keys as a table on a terminal of ${columns} columns`,
		async run(poison, desk) {
			listed(poison, desk);
			const run = await shown(['list', ...inTenant], desk, columns);
			return {run, faults: [...unlessLines(run.stdout, 3), ...wideLines(run.stdout, columns)]};
		},
	})),
	{
		name: 'keys of which one is another shape',
		isSilent: true,
		async run(poison, desk) {
			const keys = [{...poisonedKey(poison), id: poison, [poison]: poison}];
			always(desk, jsonAnswer(200, {keys, next_cursor: poison}));
			const run = await piped(['list', ...inTenant], desk);
			return {run, faults: unlessLines(run.stderr, 3)};
		},
	},
];

const secret = 'phk_live_4fT9cAnArYvAlUe0123';

function created(poison: string, {setAnswer}: PoisonDesk): Key & {secret: string} {
	const key = {...poisonedKey(poison), secret};
	setAnswer((method) => (method === 'POST' ? jsonAnswer(201, {key}) : jsonAnswer(200, {keys: [], next_cursor: null})));
	return key;
}

const create = ['create', ...inTenant, '--name', 'fresh'];
const creationNotes =
	/^(?:warning: scopes (?:not granted|granted unasked): [^\n]*\n)+(?:Save the secret now[^\n]*\n)?(?:warning: Unexpected answer from PhyCloud: [^\n]*\n)*$/;

const createPlaces: readonly PoisonPlace[] = [
	...machineFormats.map((format): PoisonPlace => ({
		name: `a created key as ${format}`,
		async run(poison, desk) {
			const key = created(poison, desk);
			const run = await piped([...create, '-o', format], desk);
			const wanted = format === 'jsonl' ? [key] : {key};
			return {run, faults: [...unlessSame(run.stdout, format, wanted), ...unlessNotes(run.stderr)]};
		},
	})),
	{
		name: 'a created key in a pipe',
		async run(poison, desk) {
			created(poison, desk);
			const run = await piped(create, desk);
			return {run, faults: [...unlessLines(run.stdout, 6), ...unlessNotes(run.stderr)]};
		},
	},
	{
		name: 'a created key on a terminal',
		async run(poison, desk) {
			created(poison, desk);
			const run = await shown([...create, '--no-input'], desk, 80);
			return {run, faults: [...unlessLines(run.stdout, 6), ...unlessNotes(run.stderr)]};
		},
	},
];

function unlessNotes(stderr: string): string[] {
	return creationNotes.test(stderr) ? [] : [`These are no notes: ${JSON.stringify(stderr.slice(0, 400))}`];
}

function revoked(poison: string, {setAnswer}: PoisonDesk): Key {
	const key = poisonedKey(poison);
	const after: Key = {...key, status: 'revoked', revoked_at: '2026-11-23T04:05:06Z'};
	const identity = {key_id: 'key_own', name: poison, tenant_id: 'ten_abc123', scopes: [poison], expires_at: null};
	setAnswer((method, path) =>
		path.endsWith('/identity')
			? jsonAnswer(200, {identity})
			: jsonAnswer(200, {key: method === 'DELETE' ? after : key}),
	);
	return after;
}

const revokePlaces: readonly PoisonPlace[] = [
	...machineFormats.map((format): PoisonPlace => ({
		name: `a revoked key as ${format}`,
		async run(poison, desk) {
			const key = revoked(poison, desk);
			const run = await piped(['revoke', key.id, '-o', format], desk);
			return {run, faults: unlessSame(run.stdout, format, format === 'jsonl' ? [key] : {key})};
		},
	})),
	...[[], ['--dry-run']].map((more): PoisonPlace => ({
		name: `a revoked key ${more.join(' ')}`,
		async run(poison, desk) {
			revoked(poison, desk);
			const run = await piped(['revoke', 'key_abc123', ...more], desk);
			return {run, faults: [...unlessLines(run.stdout, 1), ...unlessLines(run.stderr, more.length)]};
		},
	})),
	...['y', 'n'].map((answer): PoisonPlace => ({
		name: `a key that is asked about, answered ${answer}`,
		async run(poison, desk) {
			revoked(poison, desk);
			const run = await shown(['revoke', 'key_abc123'], desk, 80, answer);
			const lines = answer === 'y' ? 2 : 3;
			const isAsked = /^This key stops[^\n]*\n {2}[^\n]*\nRevoke it\? \[y\/N\] /.test(run.stderr);
			return {
				run,
				faults: [
					...(isAsked ? [] : [`It was not asked: ${JSON.stringify(run.stderr.slice(0, 400))}`]),
					...unlessLines(`${run.stderr}${answer === 'y' ? '\n' : ''}`, lines + (answer === 'y' ? 1 : 0)),
				],
			};
		},
	})),
];

const candidatePlaces = ['tenants', 'keys'].map((kind): PoisonPlace => ({
	name: `what a shell completes of ${kind}`,
	async run(poison, {url, setAnswer}) {
		const tenant = {
			id: 'ten_abc123',
			name: poison,
			status: 'inactive',
			plan: poison,
			created_at: '2026-11-01T04:05:06Z',
		};
		const identity = {key_id: 'key_own', name: poison, tenant_id: tenant.id, scopes: [poison], expires_at: null};
		setAnswer((_, path) =>
			jsonAnswer(200, {tenants: [tenant], keys: [poisonedKey(poison)], identity, next_cursor: null, path}),
		);
		const env = {PHYCLOUD_URL: url, PHYCLOUD_API_KEY: 'phk_live_operator'};
		const run = await phywareHere(['completion', 'candidates', kind, '--timeout', '10s'], {env});
		const isLine = /^\w+\t[^\t\n]*\n$/.test(run.stdout);
		// The tab is our own.
		return {
			run: {...run, stdout: run.stdout.replace('\t', ' ')},
			faults: isLine ? [] : [`It is no line: ${JSON.stringify(run.stdout.slice(0, 400))}`],
		};
	},
}));

/** Everywhere that commands show data of the server's. */
export const dataPlaces: readonly PoisonPlace[] = [...listPlaces, ...createPlaces, ...revokePlaces, ...candidatePlaces];
