import {randomUUID} from 'node:crypto';
import test, {type ExecutionContext} from 'ava';
import {PhywareError} from '../../../../source/core/errors.js';
import {type PhyCloud} from '../../../../source/phycloud/client.js';
import {openJournal} from '../../../../source/storage/journal/journal.js';
import {openRotations} from '../../../../source/storage/journal/rotations.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {createKeyCreator} from '../../../../source/tui/runtime/effects/create.js';
import {endRotations, tellRotations} from '../../../../source/tui/runtime/effects/rotations.js';
import {installation} from '../../../helpers/emulator.js';
import {operatorClient} from '../../../helpers/operator-client.js';
import {temporaryFolder} from '../../../helpers/temporary-folder.js';

async function stage(t: ExecutionContext, change: (client: PhyCloud) => PhyCloud = (client) => client) {
	const server = await installation(t);
	const old = server.addKey({name: 'line'});
	const client = operatorClient(server);
	const messages: Message[] = [];
	const context = {
		dispatch(message: Message) {
			messages.push(message);
		},
		now: () => new Date(),
		signal: new AbortController().signal,
	};
	const [journal, rotations] = [openJournal(temporaryFolder()), openRotations(temporaryFolder())];
	const {create} = createKeyCreator(context, {journal, rotations}, randomUUID);
	const rotate = async (name: string) =>
		create(change(client), {
			tenantId: 'ten_test01',
			name,
			scopes: ['read:events'],
			expiresAt: null,
			expiry: 'never',
			replaces: {id: old.id, name: 'line'},
		});
	return {client, context, messages, rotations, old, rotate};
}

test('a rotation is written down with both keys before its secret is shown', async (t) => {
	const {rotations, messages, old, rotate} = await stage(t);
	await rotate('line-2');
	const [entry] = (await rotations.open()).entries;
	const created = messages.find(({type}) => type === 'created') as Message & {type: 'created'};
	t.like(entry, {old: {id: old.id, name: 'line'}, successor: {id: created.minted.key.id, name: 'line-2'}});
});

test('a create that is refused leaves no rotation behind', async (t) => {
	const {rotations, messages, rotate} = await stage(t);
	await rotate('line');
	t.like(messages[0], {type: 'create-failed', error: {code: 'CONFLICT'}});
	t.deepEqual((await rotations.open()).entries, []);
	await rotate('line-2');
	t.is((await rotations.open()).entries.length, 1, 'and the next try begins it');
});

test('a key that is in a rotation is not rotated again', async (t) => {
	const {rotations, messages, rotate} = await stage(t);
	await rotate('line-2');
	await rotate('line-3');
	t.like(messages.at(-1), {type: 'create-failed', error: {code: 'VALIDATION'}});
	t.is((await rotations.open()).entries[0]?.successor.name, 'line-2');
});

test('a rotation whose answer was lost stays, and the same form gets its key', async (t) => {
	let calls = 0;
	const {rotations, messages, rotate} = await stage(t, (client) => ({
		...client,
		address: client.address,
		async createKey(...given) {
			const answer = await client.createKey(...given);
			calls++;
			if (calls === 1) {
				throw new PhywareError('OUTCOME_UNKNOWN', 'The answer was lost.');
			}

			return answer;
		},
	}));
	await rotate('line-2');
	t.like(messages[0], {type: 'create-failed', error: {code: 'OUTCOME_UNKNOWN'}});
	t.is((await rotations.open()).entries.length, 1);
	await rotate('line-2');
	const created = messages.at(-1) as Message & {type: 'created'};
	t.is(created.type, 'created');
	t.is((await rotations.open()).entries[0]?.successor.id, created.minted.key.id);
});

test('revoking the old key ends its rotation, revoking another does not; another installation has none of it', async (t) => {
	const {client, context, rotations, messages, old, rotate} = await stage(t);
	await rotate('line-2');
	await endRotations(rotations, client, new Set(['key_other']));
	await tellRotations(context, client, rotations);
	t.like(messages.at(-1), {type: 'rotations-loaded', rotations: [{old: {id: old.id}}]});
	await tellRotations(context, {...client, address: new URL('https://other.example/')}, rotations);
	t.deepEqual(messages.at(-1), {type: 'rotations-loaded', rotations: []});
	await endRotations(rotations, client, new Set([old.id]));
	await tellRotations(context, client, rotations);
	t.deepEqual(messages.at(-1), {type: 'rotations-loaded', rotations: []});
});
