import {randomUUID} from 'node:crypto';
import test, {type ExecutionContext} from 'ava';
import {type NewKeyInput} from '../../../../source/tui/model/new-key.js';
import {createKeyCreator} from '../../../../source/tui/runtime/effects/create.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {installation} from '../../../helpers/emulator.js';
import {deliver, relay, secretIn} from '../../../helpers/relay.js';
import {creates, creating} from '../../../keys/creating.js';
import {rotationsInMemory} from '../../../../source/storage/journal/rotations.js';
import {recordingContext} from './effect-context.js';

const input: NewKeyInput = {
	tenantId: 'ten_test01',
	name: 'line-7',
	scopes: ['write:events'],
	expiresAt: '2027-01-31T00:00:00Z',
	expiry: '90d',
};

/** The session's creating, on a server whose answers to creates are lost for as long as one likes. */
async function workshop(t: ExecutionContext) {
	const server = await installation(t);
	const state = {isLossy: true, lost: ''};
	const {address, requests} = await relay(t, server.address, {
		onAnswer(exchange) {
			if (exchange.method === 'POST' && state.isLossy) {
				state.lost = secretIn(exchange);
				exchange.socket.destroy();
			} else {
				deliver(exchange);
			}
		},
	});
	// Time for one attempt and another.
	const {client, journal, entries} = creating(address, server.operator, 2000);
	const {context, actions} = recordingContext();
	const {create, markDelivered} = createKeyCreator(context, {journal, rotations: rotationsInMemory()}, randomUUID);
	return {
		server,
		state,
		entries,
		markDelivered,
		async create(changes: Partial<NewKeyInput> = {}) {
			await create(client, {...input, ...changes});
			return actions.at(-1)!;
		},
		/** The idempotency keys that were sent, each once. */
		sent: () => [...new Set(creates(requests).map((text) => /^idempotency-key: (.*)\r$/im.exec(text)![1]))],
	};
}

const secretOf = (action: Message) => (action.type === 'created' ? action.minted.secret.reveal() : undefined);

test('a create of unknown outcome stays the same create when it is sent again at a later instant', async (t) => {
	const {create, sent, state} = await workshop(t);
	t.like(await create(), {type: 'create-failed', error: {code: 'OUTCOME_UNKNOWN'}});
	state.isLossy = false;
	const again = await create({expiresAt: '2027-01-31T00:00:09Z'});
	t.is(secretOf(again), state.lost);
	t.is(sent().length, 1);
});

test('another input is another create', async (t) => {
	const {create, sent, state} = await workshop(t);
	await create();
	state.isLossy = false;
	const other = await create({name: 'line-8'});
	t.is(other.type, 'created');
	t.not(secretOf(other), state.lost);
	t.is(sent().length, 2);
});

test('what was created is another create when it is asked for again', async (t) => {
	const {create, sent, state} = await workshop(t);
	state.isLossy = false;
	t.is((await create()).type, 'created');
	t.like(await create(), {type: 'create-failed', error: {code: 'CONFLICT'}});
	t.is(sent().length, 2);
});

test('a key that was created stays in the journal until it is delivered', async (t) => {
	const {create, markDelivered, entries, state} = await workshop(t);
	state.isLossy = false;
	const action = await create();
	const id = action.type === 'created' ? action.minted.key.id : '';
	t.deepEqual(
		entries().map((entry) => entry.key_id),
		[id],
	);
	await markDelivered('key_other');
	t.is(entries().length, 1);
	await markDelivered(id);
	t.deepEqual(entries(), []);
});
