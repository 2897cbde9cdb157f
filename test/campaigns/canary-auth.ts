import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {installationsFile} from '../../source/storage/installations/read-installations.js';
import {hostileServer} from '../helpers/hostile.js';
import {isInstalled} from '../helpers/installed.js';
import {openKeyring} from '../helpers/keyring.js';
import {phywareHere} from '../helpers/run-here.js';
import {phyware, type Run} from '../helpers/run.js';
import {pick, type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {type Finding, type Trial} from './campaign.js';
import {type Canary, canaryOf, countOf, filesThatHold, holds} from './canary-search.js';
import {type Canaries, fail, type FailureKind, failureKinds, honestAnswer} from './canary-server.js';
import {type OwnFolders} from './own-folders.js';

type World = {
	readonly address: URL;
	readonly folders: OwnFolders;
	readonly setBehavior: (behave: Parameters<typeof hostileServer>[1]) => void;
};

const verbs = ['login', 'status', 'token', 'logout', 'list'] as const;
type Verb = (typeof verbs)[number];

/** What a credential command does with the key. */
const commands = {
	'prints it': (file: string) => `cat ${file}`,
	'prints it twice': (file: string) => `cat ${file} ${file}`,
	'prints it everywhere and fails': (file: string) => `cat ${file}; cat ${file} >&2; exit 3`,
	'prints it and hangs': (file: string) => `cat ${file}; cat ${file} >&2; exec sleep 30`,
	'prints it in quotes': (file: string) => `printf '"%s"' "$(cat ${file})"`,
} as const;

type CommandName = keyof typeof commands;

const argvOf: Readonly<Record<Verb, readonly string[]>> = {
	login: ['auth', 'login'],
	status: ['auth', 'status'],
	token: ['auth', 'token'],
	logout: ['auth', 'logout'],
	list: ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123'],
};

/** Every verb of a sign-in by a command that prints a key, or fails with it, against servers that fail; and by a credential store. */
export function planSignIns(world: World): Trial[] {
	const kinds: ReadonlyArray<readonly [string, FailureKind | undefined]> = [
		['nothing', undefined],
		...Object.entries(failureKinds),
	];
	const byCommand = kinds.flatMap(([what, kind]) =>
		verbs.flatMap((verb) =>
			(Object.keys(commands) as CommandName[]).map((command): Trial => ({
				name: `auth ${verb}, by a command that ${command}, failing by ${what}.`,
				run: async (random) => tryCommand(world, {verb, command, kind}, random),
			})),
		),
	);
	return isInstalled('gnome-keyring-daemon')
		? [...byCommand, {name: 'auth by a credential store.', run: tryStore}]
		: byCommand;
}

type Attempt = {readonly verb: Verb; readonly command: CommandName; readonly kind: FailureKind | undefined};

async function tryCommand(world: World, {verb, command, kind}: Attempt, random: Random): Promise<Finding> {
	const {folders, address} = world;
	const canaries: Canaries = {
		credential: canaryOf(random, kind?.repeats === true ? 'own' : pick(random, ['own', 'other'] as const)),
		minted: canaryOf(random, 'own'),
	};
	folders.clear();
	const file = path.join(temporaryFolder(), 'key');
	writeFileSync(file, `${canaries.credential.text}\n`);
	const host = address.origin;
	const line = commands[command](file);
	if (verb !== 'login') {
		const settings = installationsFile(path.join(folders.home, 'phyware'));
		mkdirSync(path.dirname(settings), {recursive: true});
		writeFileSync(settings, JSON.stringify({active: host, installations: {[host]: {read_only: false, command: line}}}));
	}

	world.setBehavior((socket, request) => {
		if (kind === undefined) {
			socket.end(honestAnswer(request, canaries));
		} else {
			fail(socket, kind, canaries);
		}
	});
	const form = pick(random, [[], ['-o', 'json'], ['-o', 'yaml'], ['--debug']]);
	const own = verb === 'login' ? ['--host', host, '--credential-command', line] : [];
	const run = await phywareHere([...argvOf[verb], ...own, ...form, '--timeout', '200ms']);
	return {ending: `auth: exit ${run.exitCode}`, violations: sightings(run, verb, canaries.credential, folders.home)};
}

function sightings({exitCode, stdout, stderr}: Run, verb: Verb, credential: Canary, home: string): string[] {
	const count = verb === 'token' && exitCode === 0 ? 1 : 0;
	return [
		...(countOf(stdout, credential) === count && (count === 1 || !holds(stdout, credential))
			? []
			: [`The key is not in stdout ${count} times: ${stdout}`]),
		...(holds(stderr, credential) ? [`The key is in stderr: ${stderr}`] : []),
		...filesThatHold(home, credential).map((file) => `The key lies in ${file}.`),
	];
}

/** The built program from login to logout: the key is in the store, and nowhere else; after the logout it is not even there. */
async function tryStore(random: Random): Promise<Finding> {
	return withStage(async (t) => {
		const {environment} = await openKeyring(t);
		const home = temporaryFolder();
		const canaries: Canaries = {credential: canaryOf(random, 'other'), minted: canaryOf(random, 'own')};
		const {address} = await hostileServer(t, (socket, request) => {
			socket.end(honestAnswer(request, canaries));
		});
		const violations: string[] = [];
		let last = 0;
		for (const verb of verbs.toSorted((a, b) => Number(a === 'logout') - Number(b === 'logout'))) {
			const own = verb === 'login' ? ['--host', address.origin, '--with-token', '--label', 'prod'] : [];
			const run = await phyware([...argvOf[verb], ...own, '--debug'], {
				env: {...environment, HOME: home},
				input: verb === 'login' ? canaries.credential.text : '',
			});
			last = run.exitCode ?? 1;
			violations.push(
				...(last === 0 ? [] : [`${verb} failed: ${run.stderr}`]),
				...sightings(run, verb, canaries.credential, home),
				// In the store it is encrypted.
				...filesThatHold(environment['HOME']!, canaries.credential).map((file) => `The key lies in ${file}.`),
			);
		}

		return {ending: `auth: store, exit ${last}`, violations};
	});
}
