import {randomUUID} from 'node:crypto';
import {connect} from 'node:net';
import test, {type ExecutionContext} from 'ava';
import {installation, type TestInstallation} from '../helpers/emulator.js';
import {type FaultProxy, faultProxy} from '../helpers/fault-proxy.js';
import {type Toxic} from '../helpers/toxics.js';
import {unmeasured} from '../helpers/unmeasured.js';

unmeasured();

type Heard = {
	readonly text: string;
	/** How the connection ended: closed, or by an error of the system. */
	readonly end: string;
	/** How many portions came. */
	readonly portions: number;
	readonly milliseconds: number;
};

type Asking = {
	readonly method?: 'GET' | 'POST';
	/** Closes the connection once so many bytes have come. */
	readonly leaveAfter?: number;
};

const idempotencyKey = randomUUID();

function requestOf({operator}: TestInstallation, {method = 'POST'}: Asking): string {
	const body = method === 'POST' ? JSON.stringify({name: 'line-7', scopes: ['read:events']}) : '';
	const headers = [
		'Host: localhost',
		'Connection: keep-alive',
		`Authorization: Bearer ${operator}`,
		`Content-Length: ${body.length}`,
		...(body === '' ? [] : ['Content-Type: application/json', `Idempotency-Key: ${idempotencyKey}`]),
	];
	return `${method} /v1/tenants/ten_test01/keys HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`;
}

/** Sends a request over a connection of its own, and listens until that ends; an answer that says how long it is ends it, too. */
async function ask(to: URL, request: string, {leaveAfter = Infinity}: Asking = {}): Promise<Heard> {
	const start = performance.now();
	const socket = connect(Number(to.port), to.hostname);
	let text = '';
	let portions = 0;
	let end = 'closed';
	socket.on('error', (error: NodeJS.ErrnoException) => {
		end = error.code!;
	});
	socket.on('data', (chunk) => {
		text += chunk.toString('latin1');
		portions++;
		if (!(text.length >= Math.min(leaveAfter, wholeLength(text)))) {
			return;
		}

		end = 'left';
		socket.destroy();
	});
	socket.write(request);
	return new Promise((resolve) => {
		socket.once('close', () => {
			resolve({text, end, portions, milliseconds: performance.now() - start});
		});
	});
}

function wholeLength(text: string): number {
	const head = text.indexOf('\r\n\r\n');
	const length = /^content-length: (\d+)\r\n/im.exec(text)?.[1];
	return head === -1 || length === undefined ? Infinity : head + 4 + Number(length);
}

type Setting = {
	readonly world: TestInstallation;
	readonly proxy: FaultProxy;
	/** Asks through the proxy. */
	readonly through: (asking?: Asking) => Promise<Heard>;
	/** Whether the key was made. */
	readonly isMade: () => boolean;
	/** What the server answered last, whatever came of it. */
	readonly answer: () => string;
};

async function setting(
	t: ExecutionContext,
	toxic?: Partial<Toxic> & Pick<Toxic, 'kind'>,
	withoutIdempotency = false,
): Promise<Setting> {
	const world = await installation(t);
	const toxics: Toxic[] = toxic === undefined ? [] : [{direction: 'downstream', at: 100, ...toxic}];
	const proxy = await faultProxy(t, world.address, {toxics, withoutIdempotency});
	return {
		world,
		proxy,
		through: async (asking = {}) => ask(proxy.address, requestOf(world, asking), asking),
		isMade: () => world.store.findActiveByName('ten_test01', 'line-7') !== undefined,
		answer: () => proxy.passages.at(-1)!.answer.toString('latin1'),
	};
}

test('without toxics an answer comes through as it is, and the connection stays', async (t) => {
	const {through, answer} = await setting(t);
	const {text, end} = await through();
	t.regex(text, /^HTTP\/1\.1 201 [\s\S]*"secret":"phk_test_\w+"\}\}$/);
	t.is(text, answer());
	t.is(end, 'left');
});

const endings: ReadonlyArray<readonly [toxic: Partial<Toxic> & Pick<Toxic, 'kind'>, end: string]> = [
	[{kind: 'limit_data'}, 'closed'],
	[{kind: 'slow_close', milliseconds: 5}, 'closed'],
	[{kind: 'timeout', milliseconds: 5}, 'closed'],
	[{kind: 'reset_peer'}, 'ECONNRESET'],
	[{kind: 'refuse'}, 'ECONNRESET'],
];

for (const [toxic, wanted] of endings) {
	test(`${toxic.kind} ends an answer at its byte: ${wanted}`, async (t) => {
		const {through, answer, isMade} = await setting(t, toxic);
		const {text, end} = await through();
		t.is(end, wanted);
		t.true(isMade());
		t.is(text, answer().slice(0, 100));
	});

	test(`${toxic.kind} keeps the rest of a request from the server`, async (t) => {
		const {through, isMade, proxy} = await setting(t, {...toxic, direction: 'upstream'});
		await through();
		await proxy.idle();
		t.false(isMade());
	});
}

test('drop swallows the rest of an answer, and the connection stays open', async (t) => {
	const {through, answer, proxy} = await setting(t, {kind: 'drop'});
	const {text, end} = await through({leaveAfter: 100});
	t.is(end, 'left');
	await proxy.idle();
	t.is(text, answer().slice(0, 100));
});

test('truncate cuts an answer whose head does not tell its length', async (t) => {
	const {through, answer} = await setting(t, {kind: 'truncate', at: 250});
	const {text, end} = await through();
	t.is(end, 'closed');
	t.notRegex(text, /content-length/i);
	t.is(text.length, 250);
	t.true(answer().includes(text.split('\r\n\r\n', 2)[1]!));
});

test('garbage leaves no byte from its own on as it was', async (t) => {
	const {through, answer} = await setting(t, {kind: 'garbage', at: 300});
	const {text} = await through();
	t.is(text.length, answer().length);
	t.is(text.slice(0, 300), answer().slice(0, 300));
	t.false([...text.slice(300)].some((character, index) => character === answer()[300 + index]));
});

test('slicer brings an answer in pieces', async (t) => {
	const {through, answer} = await setting(t, {kind: 'slicer', bytes: 50, milliseconds: 3});
	const {text, portions} = await through();
	t.is(text, answer());
	t.true(portions > 3, String(portions));
});

for (const kind of ['latency', 'bandwidth'] as const) {
	test(`${kind} brings an answer late, and whole`, async (t) => {
		const {through, answer} = await setting(t, {kind, milliseconds: 100, bytes: 2});
		const {text, milliseconds} = await through();
		t.is(text, answer());
		t.true(milliseconds > 90, String(milliseconds));
	});
}

test('a late request reaches the server though its client has gone', async (t) => {
	const {proxy, isMade, world} = await setting(t, {kind: 'latency', direction: 'upstream', at: 40, milliseconds: 50});
	const requested = proxy.requested('POST');
	const socket = connect(Number(proxy.address.port), proxy.address.hostname);
	socket.on('error', () => undefined);
	socket.write(requestOf(world, {}));
	await requested;
	socket.destroy();
	t.false(isMade());
	await proxy.idle();
	t.true(isMade());
});

test('a 5xx comes after the server has done its work, a 429 without that it was asked', async (t) => {
	for (const status of [500, 503, 429]) {
		const {through, isMade} = await setting(t, {kind: 'status', status, at: Infinity});
		const {text} = await through();
		t.regex(text, new RegExp(String.raw`^HTTP/1\.1 ${status} [^]*"code":"(?:SERVER|RATE_LIMITED)"`));
		t.is(isMade(), status >= 500);
	}
});

test('a 5xx of a gateway without patience comes before the server has got the request', async (t) => {
	const {through, isMade, proxy} = await setting(t, {
		kind: 'status',
		direction: 'upstream',
		status: 504,
		at: Infinity,
		milliseconds: 50,
	});
	t.regex((await through()).text, /^HTTP\/1\.1 504 /);
	t.false(isMade());
	await proxy.idle();
	t.true(isMade());
});

test('after refuse no connection is accepted until the toxics change', async (t) => {
	const {through, proxy} = await setting(t, {kind: 'refuse', at: 0});
	await through();
	await proxy.idle();
	t.is((await through()).end, 'ECONNREFUSED');
	await proxy.setToxics([]);
	t.regex((await through()).text, /^HTTP\/1\.1 201 /);
});

test('a toxic acts on the method, the number of requests and the time that it is meant for', async (t) => {
	const {through, proxy} = await setting(t);
	const first = async (asking: Asking) => (await through(asking)).text.split(' ', 2)[1];
	const failing = {kind: 'status', direction: 'downstream', at: Infinity, status: 503} as const;
	await proxy.setToxics([{...failing, method: 'POST', times: 1}]);
	t.is(await first({method: 'GET'}), '200');
	t.is(await first({}), '503');
	t.is(await first({}), '201');
	const other = await setting(t, {...failing, since: 'POST'});
	const statuses: string[] = [];
	for (const method of ['GET', 'POST', 'GET'] as const) {
		statuses.push((await other.through({method})).text.split(' ', 2)[1]!);
	}

	t.deepEqual(statuses, ['200', '503', '503']);
});

test('without idempotency the server knows nothing of a create that is sent again', async (t) => {
	for (const [withoutIdempotency, wanted] of [
		[false, '201'],
		[true, '409'],
	] as const) {
		const {through} = await setting(t, undefined, withoutIdempotency);
		await through();
		const {text} = await through();
		t.is(text.split(' ', 2)[1], wanted);
	}
});
