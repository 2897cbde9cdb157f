import test from 'ava';
import {type Key} from '../../source/contract/wire/entities.js';
import {InterruptedError, type PhywareError} from '../../source/core/errors.js';
import {Secret} from '../../source/core/secret.js';
import {type Revocation} from '../../source/keys/revoke-key.js';
import {revokeKeys} from '../../source/keys/revoke-keys.js';
import {createClient} from '../../source/phycloud/client.js';
import {installation} from '../helpers/emulator.js';
import {answeringJson, hostileServer, rawAnswer} from '../helpers/hostile.js';
import {revokedKey, sampleKey} from '../tui/sample.js';

const now = () => new Date('2026-11-23T04:05:06Z');
const clientFor = (address: URL, secret = 'phk_live_x', timeLimit = 300) =>
	createClient({address, credential: new Secret(secret), timeLimit, userAgent: 'test'});
const lookedUp = (key: Key) => ({id: key.id, key});

async function failureOf(address: URL, timeLimit = 300): Promise<PhywareError> {
	const [revocation] = await revokeKeys(clientFor(address, 'phk_live_x', timeLimit), [lookedUp(sampleKey('a'))], {now});
	if (revocation?.outcome !== 'failed') {
		throw new Error(`It was ${revocation?.outcome}.`);
	}

	return revocation.error;
}

test('keys are revoked in the order given, each told of, one failure beside the others', async (t) => {
	const {address, operator, addKey, request} = await installation(t);
	const {id} = addKey({name: 'a'});
	const {key} = (await (await request(`/v1/keys/${id}`)).json()) as {key: Key};
	const told: Revocation[] = [];
	const revocations = await revokeKeys(
		clientFor(address, operator),
		[lookedUp(sampleKey('gone')), lookedUp(key), lookedUp(revokedKey('old'))],
		{
			now,
			onEnd(revocation) {
				told.push(revocation);
			},
		},
	);
	t.deepEqual(
		revocations.map((revocation) => [revocation.id, revocation.outcome]),
		[
			['key_gone', 'failed'],
			[id, 'revoked'],
			['key_old', 'already'],
		],
	);
	t.is(told.length, 3);
	t.true(revocations.every((revocation) => told.includes(revocation)));
	t.is(((await (await request(`/v1/keys/${id}`)).json()) as {key: Key}).key.status, 'revoked');
});

const unanswered = [
	[
		'that breaks off before it answers',
		(socket: {destroy: () => void}) => {
			socket.destroy();
		},
	],
	['that never answers', () => undefined],
	[
		'that cuts its answer',
		(socket: {end: (bytes: Buffer) => void}) => {
			socket.end(rawAnswer({status: 200}).subarray(0, 9));
		},
	],
] as const;

for (const [what, behave] of unanswered) {
	test(`by a server ${what}, it is unknown whether a key was revoked`, async (t) => {
		const {address, requests} = await hostileServer(t, behave);
		const error = await failureOf(address);
		t.is(error.code, 'OUTCOME_UNKNOWN');
		t.is(error.message, 'It is unknown whether key_a was revoked.');
		t.is(error.remedy, 'Revoke it again: that does no harm to a revoked key.');
		t.regex(error.reason ?? '', /127\.0\.0\.1/);
		t.true(requests.length > 0);
	});
}

test('where no server listens, no key was revoked, and the report says so', async (t) => {
	const error = await failureOf(new URL('http://127.0.0.1:9'), 10_000);
	t.is(error.code, 'CONNECTION');
	t.regex(error.message, /^Nothing answers/);
});

test('what the server refuses is told as it says', async (t) => {
	const body = {error: {code: 'FORBIDDEN', message: 'admin:keys is missing', request_id: 'r-1'}};
	const {address} = await hostileServer(t, answeringJson(403, body));
	t.is((await failureOf(address, 10_000)).code, 'FORBIDDEN');
});

test('an interruption is no failure of a key', async (t) => {
	const {address} = await hostileServer(t, () => undefined);
	const reason = new InterruptedError('SIGINT');
	const revoking = revokeKeys(clientFor(address), [lookedUp(sampleKey('a'))], {now, signal: AbortSignal.abort(reason)});
	const thrown: unknown = await t.throwsAsync(revoking);
	t.is(thrown, reason);
});
