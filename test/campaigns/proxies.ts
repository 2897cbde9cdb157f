import {type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {request} from 'node:http';
import {type AddressInfo, connect, createServer, type Socket} from 'node:net';
import {type ExecutionContext} from 'ava';
import {workplace, type Workplace} from '../e2e/workplace.js';
import {type Run} from '../helpers/run.js';
import {secureServer} from '../helpers/secure-server.js';
import {pick, type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {type Campaign, type Finding, runTrials, spread, type Trial} from './campaign.js';
import {type Way, ways} from './proxy-ways.js';

/** How requests come to PhyCloud: through a gateway in front of it, a proxy for http, or the tunnel of a proxy for https. */
const routes = ['gateway', 'proxy', 'tunnel'] as const;
type Route = (typeof routes)[number];

/** The time limit of the commands, and how much later than twice that they may end, in milliseconds. */
const timeLimit = 1500;
const patience = 2000;

/** How soon a signal ends the program, in milliseconds. */
const signalTime = 2500;

const password = 'canary-of-the-proxy';

type Passing = {readonly way: Way; readonly random: Random; readonly target: number; readonly route: Route};

/** A proxy on loopback that misbehaves in one way. Returns its port. */
async function startProxy(t: ExecutionContext, passing: Passing): Promise<number> {
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		sockets.add(client);
		client.on('error', () => undefined);
		client.once('data', (head: Buffer) => {
			const target = passOn(client, head, passing);
			if (target !== undefined) {
				sockets.add(target);
			}
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.teardown(() => {
		server.close();
		for (const socket of sockets) {
			socket.destroy();
		}
	});
	return (server.address() as AddressInfo).port;
}

function passOn(client: Socket, head: Buffer, {way, random, target: port, route}: Passing): Socket | undefined {
	if ('open' in way) {
		way.open(client);
		return undefined;
	}

	const target = connect(port, '127.0.0.1');
	target.on('error', () => undefined);
	const at = Math.floor(random() * (way.direction === 'up' ? 5000 : 6000));
	passUntil(client, target, way.direction === 'up' ? at : Infinity, () => {
		way.act(client, target, random);
	});
	passUntil(target, client, way.direction === 'down' ? at : Infinity, () => {
		way.act(target, client, random);
	});
	if (route === 'tunnel') {
		client.write('HTTP/1.1 200 Connection established\r\n\r\n');
	} else {
		client.emit('data', head);
	}

	return target;
}

/** A request for a proxy as its origin expects it. */
function forOrigin(chunk: Buffer): Buffer {
	return Buffer.from(chunk.toString('latin1').replace(/^(GET|POST|DELETE) http:\/\/[^/]+/, '$1 '), 'latin1');
}

/** Passes bytes on, so many; then something else happens, once, and no more is passed. */
function passUntil(from: Socket, to: Socket, count: number, then: () => void): void {
	let left = count;
	from.on('data', (received: Buffer) => {
		if (left < 0) {
			return;
		}

		const chunk = forOrigin(received);

		if (chunk.length <= left) {
			left -= chunk.length;
			to.write(chunk);
			return;
		}

		to.write(chunk.subarray(0, left));
		left = -1;
		then();
	});
	from.on('close', () => {
		if (left >= 0) {
			to.end();
		}
	});
}

/** PhyCloud over https, under a name that only a proxy resolves. */
async function secureFront(t: ExecutionContext, {server}: Workplace) {
	return secureServer(
		t,
		(asked, response) => {
			const {method, url, headers} = asked;
			const {hostname, port} = server.address;
			const passed = request({hostname, port, method, path: url, headers}, (answered) => {
				response.writeHead(answered.statusCode!, answered.headers);
				answered.pipe(response);
			});
			passed.on('error', () => {
				response.destroy();
			});
			asked.pipe(passed);
		},
		'phycloud.invalid',
	);
}

const commands = ['create', 'create', 'create', 'list', 'revoke'] as const;

async function tryWay(way: Way, route: Route, random: Random): Promise<Finding> {
	return withStage(async (t) => {
		const place = await workplace(t);
		const front = route === 'tunnel' ? await secureFront(t, place) : undefined;
		const target = front?.port ?? Number(place.server.address.port);
		const port = await startProxy(t, {way, random, target, route});
		const command = pick(random, commands);
		const {id: victim} = place.server.addKey({name: 'victim'});
		const argv = {
			create: ['create', '--tenant-id', 'ten_test01', '--name', 'minted', '-o', 'json'],
			list: ['list', '--tenant-id', 'ten_test01', '-o', 'json'],
			revoke: ['revoke', victim, '--yes'],
		}[command];
		const isSignaled = random() < 0.2;
		const moment = random() * timeLimit;
		let signaledAt = Infinity;
		const start = performance.now();
		const run = await place.run(
			[...argv, '--timeout', `${timeLimit}ms`, '--allow-http', ...(front ? ['--ca-file', front.caFile] : [])],
			{
				env: environmentOf(route, port),
				...(isSignaled && {
					onStart(child: ChildProcess) {
						setTimeout(() => {
							signaledAt = performance.now();
							child.kill('SIGTERM');
						}, moment);
					},
				}),
			},
		);
		const end = performance.now();
		return {
			ending: `${route} ${command} ${run.signal ?? `exit ${run.exitCode}`}`,
			violations: [
				...(end - start > 2 * timeLimit + patience + 1000 ? [`It took ${Math.round(end - start)} ms.`] : []),
				...(end - signaledAt > signalTime ? [`It ended ${Math.round(end - signaledAt)} ms after the signal.`] : []),
				...(run.signal === null || (isSignaled && run.signal === 'SIGTERM') ? [] : [`It died of ${run.signal}.`]),
				...createViolations(run, command, place),
				...outputViolations(run, place),
			],
		};
	});
}

/** A key that was created is delivered, or pending and reported. */
function createViolations(run: Run, command: (typeof commands)[number], {server, entries}: Workplace): string[] {
	const output = run.stdout + run.stderr;
	const created = server.store.findActiveByName('ten_test01', 'minted');
	const isPending = entries().some(({request: {name}}) => name === 'minted');
	const isDelivered = /"secret":\s*"phk_/.test(run.stdout);
	return [
		...(created === undefined || isDelivered || isPending
			? []
			: [`The key ${created} is neither delivered nor pending: ${output}`]),
		...(created !== undefined && !isDelivered && !run.stderr.includes('recover') && run.signal === null
			? [`The pending create is not reported: ${output}`]
			: []),
		...(run.exitCode === 0 && command === 'create' && !isDelivered ? ['A success without a secret.'] : []),
	];
}

/** No secret is in the output, and a failure has a message that is not a fault of the program. */
function outputViolations({stdout, stderr, exitCode, signal}: Run, {server}: Workplace): string[] {
	const output = stdout + stderr;
	return [
		...(output.includes(password) ? [`The password of the proxy is in the output: ${output}`] : []),
		...(output.includes(server.operator) ? [`The credential is in the output: ${output}`] : []),
		...(/internal|unexpected|typeerror/i.test(stderr) ? [`A fault of the program: ${stderr}`] : []),
		...(exitCode === 0 || stderr !== '' || signal !== null ? [] : ['It failed without a message.']),
	];
}

function environmentOf(route: Route, port: number): Readonly<Record<string, string>> {
	const proxy = `http://user:${password}@127.0.0.1:${port}`;
	switch (route) {
		case 'gateway': {
			return {PHYCLOUD_URL: `http://127.0.0.1:${port}`};
		}

		case 'proxy': {
			return {PHYCLOUD_URL: 'http://phycloud.invalid', http_proxy: proxy};
		}

		case 'tunnel': {
			return {PHYCLOUD_URL: 'https://phycloud.invalid', https_proxy: proxy};
		}
	}
}

/** How often each way is tried on each route: those that break off do so at another byte each time. */
const times = 8;

/** Proxies and gateways that misbehave in each way, on each route, while keys are created, listed and revoked. */
export const proxyCampaign: Campaign = async ({share = 'whole', ...options}) => {
	const trials = routes.flatMap((route) =>
		ways.flatMap((way) =>
			Array.from({length: times}, (_, index): Trial => ({
				name: `${route}: ${way.name}, ${index}`,
				run: async (random) => tryWay(way, route, random),
			})),
		),
	);
	return runTrials(share === 'slice' ? spread(trials, 24) : trials, {...options, atOnce: 4});
};
