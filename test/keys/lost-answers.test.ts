import test, {type ExecutionContext} from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {installation} from '../helpers/emulator.js';
import {rawAnswer} from '../helpers/hostile.js';
import {deliver, type Exchange, relay, secretIn, withoutIdempotency} from '../helpers/relay.js';
import {creates, creating} from './creating.js';

/*
The server has made the key each time; what is lost is its answer. A create must never be told as done without the secret, nor as failed.
*/

type Loss = {
	/** What becomes of each answer to a create, from the first on; the last again and again. */
	readonly answers: ReadonlyArray<(exchange: Exchange) => void>;
	readonly idempotent?: boolean;
	readonly timeLimit?: number;
	/** How often a create is sent. */
	readonly sent: number;
	readonly reason: RegExp;
};

const drop = ({socket}: Exchange) => {
	socket.destroy();
};

const reset = ({socket}: Exchange) => {
	socket.resetAndDestroy();
};

const cutAfter =
	(part: (answer: Buffer) => number) =>
	({socket, answer}: Exchange) => {
		socket.write(answer.subarray(0, part(answer)), () => {
			socket.destroy();
		});
	};

const inHead = cutAfter((answer) => answer.indexOf('\r\n') + 2);
const inBody = cutAfter((answer) => answer.byteLength - 10);
const beforeLast = cutAfter((answer) => answer.byteLength - 1);

const saying =
	(status: number, body = '', type = 'application/json') =>
	({socket}: Exchange) => {
		socket.end(rawAnswer({status, headers: {'content-type': type}, body}));
	};

const minted =
	(change: (body: string) => string) =>
	({socket, answer}: Exchange) => {
		const body = answer.toString().split('\r\n\r\n', 2)[1]!;
		saying(201, change(body))({socket} as Exchange);
	};

const broke = /^The connection to http:\S+ broke before the response was complete\.$/;
const protocol = /^http:\S+ does not answer as PhyCloud does\.$/;
const gateway = (status: number) => new RegExp(String.raw`^A gateway answered ${status} instead of PhyCloud\.$`);
const server = /^PhyCloud failed to handle the request\.$/;
const taken = /^A response was lost, and now the name is taken\.$/;

const losses: Readonly<Record<string, Loss>> = {
	'a connection that is closed without an answer': {answers: [drop], sent: 4, reason: broke},
	'a connection that is reset': {answers: [reset], sent: 4, reason: broke},
	'an answer that is cut in its head': {answers: [inHead], sent: 4, reason: broke},
	'an answer that is cut in its body': {answers: [inBody], sent: 4, reason: broke},
	'an answer that lacks its last byte': {answers: [beforeLast], sent: 4, reason: broke},
	'no answer in time': {answers: [() => undefined], timeLimit: 2000, sent: 1, reason: /did not answer in time\.$/},
	'a 500 after the commit': {answers: [saying(500)], sent: 4, reason: server},
	'a 502 after the commit': {answers: [saying(502, '<html>', 'text/html')], sent: 4, reason: gateway(502)},
	'a 503 after the commit': {answers: [saying(503)], sent: 4, reason: gateway(503)},
	'a 503 in PhyCloud’s own form after the commit': {
		answers: [saying(503, '{"error": {"code": "SERVER"}}')],
		sent: 4,
		reason: server,
	},
	'a 504 after the commit': {answers: [saying(504)], sent: 4, reason: gateway(504)},
	'a 500 after the commit of a server without idempotency': {
		answers: [saying(500), deliver],
		idempotent: false,
		sent: 2,
		reason: taken,
	},
	'a reset after the commit of a server without idempotency': {
		answers: [reset, deliver],
		idempotent: false,
		sent: 2,
		reason: taken,
	},
	'a reset, and then 401': {
		answers: [reset, saying(401)],
		sent: 2,
		reason: /^A response was lost, and then PhyCloud answered 401\.$/,
	},
	'a 201 without a body': {answers: [saying(201)], sent: 1, reason: protocol},
	'a 201 that is a web page': {answers: [saying(201, '<html></html>', 'text/html')], sent: 1, reason: protocol},
	'a 201 with half a body': {answers: [minted((body) => body.slice(0, -9))], sent: 1, reason: protocol},
	'a 201 without the secret': {
		answers: [minted((body) => body.replace('"secret"', '"hint"'))],
		sent: 1,
		reason: protocol,
	},
	'a 201 with an empty secret': {
		answers: [minted((body) => body.replace(/"secret":"[^"]+"/, '"secret":""'))],
		sent: 1,
		reason: protocol,
	},
	'a redirect': {answers: [saying(307)], sent: 1, reason: /^http:\S+ redirects elsewhere\.$/},
};

for (const [what, {answers, idempotent = true, timeLimit, sent, reason}] of Object.entries(losses)) {
	test(`${what}: the key is named, its entry waits, and there is one key`, async (t) => {
		const {address, operator, store} = await installation(t);
		const {address: relayed, requests} = await relay(t, address, {
			onRequest: idempotent ? undefined : withoutIdempotency,
			onAnswer(exchange) {
				if (exchange.method === 'POST') {
					answers[Math.min(creates(requests).length, answers.length) - 1]!(exchange);
				} else {
					deliver(exchange);
				}
			},
		});
		const {create, entries} = creating(relayed, operator, timeLimit);
		const error = await t.throwsAsync<PhywareError>(create(), {instanceOf: PhywareError, code: 'OUTCOME_UNKNOWN'});
		const id = store.findActiveByName('ten_test01', 'line-7')!;
		t.is(error.message, `The key "line-7" was created (${id}), but its secret was lost in transit.`);
		t.is(
			error.remedy,
			`To try to get it, run: phyware cloud keys recover\nTo revoke the key, run: phyware cloud keys revoke ${id}`,
		);
		t.regex(error.reason!, reason);
		t.is(creates(requests).length, sent);
		t.deepEqual(
			entries().map((entry) => entry.key_id),
			[id],
		);
		const page = {limit: 10, before: undefined, status: undefined, now: '2026-01-01T00:00:00Z'};
		t.is(store.listKeys('ten_test01', page).entries.length, 1);
	});
}

const passing: Readonly<Record<string, (exchange: Exchange) => void>> = {
	'a connection that is closed without an answer': drop,
	'a reset': reset,
	'an answer that is cut': inBody,
	'a 500': saying(500),
	'a 504': saying(504),
};

for (const [what, loss] of Object.entries(passing)) {
	test(`${what} at first only: asking again brings the secret that was lost`, async (t) => {
		const {address, operator, request} = await installation(t);
		let lost = '';
		const {address: relayed, requests} = await relay(t, address, {
			onAnswer(exchange) {
				if (exchange.method === 'POST' && lost === '') {
					lost = secretIn(exchange);
					loss(exchange);
				} else {
					deliver(exchange);
				}
			},
		});
		const {create, entries} = creating(relayed, operator);
		const {secret, delivered} = await create();
		t.is(secret.reveal(), lost);
		t.is((await request('/v1/identity', {secret: lost})).status, 200);
		t.is(new Set(creates(requests).map((text) => /^idempotency-key: .*$/im.exec(text)![0])).size, 1);
		t.is(entries().length, 1);
		await delivered();
		t.is(entries().length, 0);
	});
}

/** A create whose answer is changed on its way; the secret that arrives with it. */
async function changedAnswer(t: ExecutionContext, change: (body: string) => string, hasIdentity = true) {
	const {address, operator} = await installation(t);
	const {address: relayed} = await relay(t, address, {
		onAnswer(exchange) {
			if (exchange.method === 'POST') {
				minted(change)(exchange);
			} else if (!hasIdentity && exchange.request.includes('/v1/identity')) {
				saying(404)(exchange);
			} else {
				deliver(exchange);
			}
		},
	});
	const setting = creating(relayed, operator);
	return {...setting, created: await setting.create()};
}

const damaged = (body: string) => body.replace(/"secret":"\w+"/, '"secret":"phk_test_damaged"');
const otherMask = (body: string) => body.replace(/"redacted_secret":"[^"]+"/, '"redacted_secret":"****a9f3"');

test('a 201 whose secret does not end as its mask shows is tried out: what PhyCloud refuses is delivered, and its entry stays', async (t) => {
	const {created, entries} = await changedAnswer(t, damaged);
	t.is(created.secret.reveal(), 'phk_test_damaged');
	t.true(created.isRefused);
	t.deepEqual(created.oddities, ['the secret does not end as redacted_secret shows, and PhyCloud does not accept it']);
	await created.delivered();
	t.is(entries().length, 1);
});

test('a secret that PhyCloud accepts is whole, whatever its mask shows', async (t) => {
	const {created, entries} = await changedAnswer(t, otherMask);
	t.deepEqual([created.isRefused, created.oddities], [false, []]);
	await created.delivered();
	t.deepEqual(entries(), []);
});

test('a secret that cannot be tried out is delivered, with a word about its mask', async (t) => {
	const {created, entries} = await changedAnswer(t, otherMask, false);
	t.false(created.isRefused);
	t.deepEqual(created.oddities, [
		'the secret does not end as redacted_secret shows, and PhyCloud has no endpoint to test it',
	]);
	await created.delivered();
	t.deepEqual(entries(), []);
});

test('a secret of two lines arrives as it is', async (t) => {
	const {created} = await changedAnswer(t, (body) => body.replace('"secret":"', String.raw`"secret":"phk_\n`));
	t.regex(created.secret.reveal(), /^phk_\nphk_test_/);
});
