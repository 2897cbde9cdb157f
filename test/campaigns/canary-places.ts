import {readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:https';
import {type AddressInfo, createServer as createPort} from 'node:net';
import path from 'node:path';
import {type ExecutionContext} from 'ava';
import {generate} from 'selfsigned';
import {installation} from '../helpers/emulator.js';
import {hostileServer} from '../helpers/hostile.js';
import {phywareHere} from '../helpers/run-here.js';
import {phyware} from '../helpers/run.js';
import {type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {type Finding, type Trial} from './campaign.js';
import {type Source, sources} from './canary-commands.js';
import {canaryOf, filesThatHold, holds} from './canary-search.js';
import {honestAnswer} from './canary-server.js';

type Stage = Pick<ExecutionContext, 'teardown'>;

/** Addresses at which no answer can be had, by what is wrong with them. */
export async function deadAddresses(t: Stage): Promise<Readonly<Record<string, string>>> {
	const {private: key, cert} = await generate([{name: 'commonName', value: 'localhost'}]);
	const server = createServer({key, cert}, (_, response) => {
		response.end('{}');
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	t.teardown(() => {
		server.closeAllConnections();
		server.close();
	});
	const {port} = server.address() as AddressInfo;
	return {
		'no server listens': `http://127.0.0.1:${await closedPort()}`,
		'TLS that is not trusted': `https://localhost:${port}`,
		'TLS where there is none': `https://127.0.0.1:${await closedPort()}`,
		'plain HTTP to a port of TLS': `http://127.0.0.1:${port}`,
		'plain HTTP beyond this machine': 'http://phycloud.example',
		'no URL': 'http://',
		'another protocol': 'ftp://phycloud.example',
		'a path prefix': `http://127.0.0.1:${await closedPort()}/prefix`,
	};
}

async function closedPort(): Promise<number> {
	const server = createPort();
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const {port} = server.address() as AddressInfo;
	await new Promise((resolve) => {
		server.close(resolve);
	});
	return port;
}

/** How a credential is handed to a command. */
export function handing(source: Source, secret: string) {
	switch (source) {
		case 'environment': {
			return {argv: [], env: {PHYCLOUD_API_KEY: secret}, input: ''};
		}

		case 'flag': {
			return {argv: ['--api-key', secret], env: {}, input: ''};
		}

		case 'command': {
			return {argv: ['--credential-command', `cat ${fileWith(secret)}`], env: {}, input: ''};
		}

		case 'command in the environment': {
			return {argv: [], env: {PHYCLOUD_API_KEY_COMMAND: `cat < ${fileWith(secret)}`}, input: ''};
		}

		case 'standard input': {
			return {argv: ['--api-key', '-'], env: {}, input: `${secret}\n`};
		}
	}
}

/** Where a credential command finds the secret. */
function fileWith(secret: string): string {
	const file = path.join(temporaryFolder(), 'kept');
	writeFileSync(file, secret);
	return file;
}

/** The built program, and what the system shows of it while it runs. */
export function planProcesses(): Trial[] {
	const argvs = {
		list: ['list', '--tenant-id', 'ten_abc123', '--debug'],
		create: ['create', '--tenant-id', 'ten_abc123', '--name', 'fresh', '--secret-file', 'fresh.secret'],
		revoke: ['revoke', 'key_abc123', '-o', 'json'],
	};
	return Object.entries(argvs).flatMap(([name, argv]) =>
		sources.map((source) => ({
			name: `process of ${name}, by ${source}.`,
			run: async (random) => tryProcess(argv, source, random),
		})),
	);
}

async function tryProcess(argv: readonly string[], source: Source, random: Random): Promise<Finding> {
	return withStage(async (t) => {
		const canaries = {credential: canaryOf(random, 'own'), minted: canaryOf(random, 'other')};
		const both = [canaries.credential, canaries.minted];
		const home = temporaryFolder();
		const shown: string[] = [];
		let pid = 0;
		const {address, requests} = await hostileServer(t, (socket, request) => {
			for (const file of ['cmdline', 'comm', 'status']) {
				shown.push(readFileSync(`/proc/${pid}/${file}`, 'utf8'));
			}

			socket.end(honestAnswer(request, canaries));
		});
		const {argv: more, env, input} = handing(source, canaries.credential.text);
		const run = await phyware(['cloud', 'keys', ...argv, ...more], {
			env: {...env, PHYCLOUD_URL: address.origin, HOME: home},
			cwd: home,
			input,
			onStart(child) {
				pid = child.pid!;
			},
		});
		const seen = [run.stdout, run.stderr, ...shown].filter((text) => both.some((canary) => holds(text, canary)));
		const files = both.flatMap((canary) => filesThatHold(home, canary)).filter((file) => file !== 'fresh.secret');
		return {
			ending: `process: exit ${run.exitCode}`,
			violations: [
				...(run.exitCode === 0 && requests.length > 0 ? [] : [`It failed: ${run.stderr}`]),
				...seen.map((text) => `It is seen: ${text}`),
				...files.map((file) => `It lies in ${file}.`),
			],
		};
	});
}

/** Keys that are minted, used and revoked in an installation that is kept in a file. */
export function planDatabases(): Trial[] {
	return Array.from({length: 10}, (_, index) => ({name: `database ${index}.`, run: tryDatabase}));
}

async function tryDatabase(): Promise<Finding> {
	return withStage(async (t) => {
		const folder = temporaryFolder();
		const api = await installation(t, {file: path.join(folder, 'phycloud.db')});
		const keys = async (...argv: string[]) =>
			phywareHere(['cloud', 'keys', ...argv, '-o', 'json'], {env: api.environment});
		const {stdout} = await keys('create', '--tenant-id', 'ten_test01', '--name', 'fresh');
		const {key} = JSON.parse(stdout) as {key: {id: string; secret: string}};
		await api.request('/v1/identity', {secret: key.secret});
		const secrets = [key.secret, api.operator].map((secret) => ({
			text: secret,
			body: secret.slice('phk_test_'.length, -6),
		}));
		const open = secrets.flatMap((canary) => filesThatHold(folder, canary));
		await keys('list', '--tenant-id', 'ten_test01');
		await keys('revoke', key.id);
		await api.close();
		const closed = secrets.flatMap((canary) => filesThatHold(folder, canary));
		const hasKey = readFileSync(path.join(folder, 'phycloud.db')).includes(key.id);
		return {
			ending: 'kept in a database',
			violations: [
				...[...open, ...closed].map((file) => `A secret lies in ${file}.`),
				...(hasKey ? [] : ['Nothing was kept at all.']),
			],
		};
	});
}
