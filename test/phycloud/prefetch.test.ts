import test from 'ava';
import {maximumPageSize} from '../../source/contract/wire/limits.js';
import {Secret} from '../../source/core/secret.js';
import {prefetch} from '../../source/phycloud/prefetch.js';
import {createClient} from '../../source/phycloud/client.js';
import {installation} from '../helpers/emulator.js';

const never = new AbortController().signal;
const first = {limit: maximumPageSize};

/** A client that asked ahead, and the paths of the requests that went out. */
async function ahead(t: Parameters<typeof installation>[0], tenantId?: string, signal = never) {
	const {address, operator} = await installation(t);
	const asked: string[] = [];
	const onExchange = ({path}: {readonly path: string}) => {
		asked.push(path);
	};

	const client = createClient({
		address,
		credential: new Secret(operator),
		timeLimit: 5000,
		userAgent: 'test',
		onExchange,
	});
	return {client: prefetch(client, tenantId, signal), asked};
}

test('what a list begins with is asked for once, and handed to the first who asks', async (t) => {
	const {client, asked} = await ahead(t, 'ten_test01');
	t.is((await client.getTenant('ten_test01')).id, 'ten_test01');
	t.deepEqual((await client.listKeys('ten_test01', first))?.keys, []);
	t.truthy(await client.getIdentity());
	const begun = ['/v1/identity', '/v1/tenants/ten_test01', '/v1/tenants/ten_test01/keys'];
	t.deepEqual(asked.toSorted(), begun);
	await client.getTenant('ten_test01');
	await client.listKeys('ten_test01', first);
	await client.getIdentity();
	t.deepEqual(asked.toSorted(), [...begun, ...begun].toSorted());
});

test('another question gets an answer of its own', async (t) => {
	const {client, asked} = await ahead(t, 'ten_test01');
	await t.throwsAsync(client.getTenant('ten_other01'), {message: /./});
	await t.throwsAsync(client.listKeys('ten_other01', first), {message: /./});
	const page = await client.listKeys('ten_test01', {...first, unless: undefined});
	t.is(await client.listKeys('ten_test01', {...first, unless: page!.etag}), undefined);
	t.is(asked.filter((path) => path.includes('ten_other01')).length, 2);
});

test('without a tenant it is the tenants that are asked for', async (t) => {
	const {client, asked} = await ahead(t);
	t.true((await client.listTenants(first)).tenants.length > 0);
	t.is((await client.listTenants({limit: 1})).tenants.length, 1);
	t.is(asked.filter((path) => path === '/v1/tenants').length, 2);
});

test('a failure is returned like an answer, and one that is never asked for is no fault', async (t) => {
	const {client, asked} = await ahead(t, 'ten_other01');
	await t.throwsAsync(client.getTenant('ten_other01'), {message: /./});
	t.is(asked.filter((path) => path === '/v1/tenants/ten_other01').length, 1);
	const stopped = AbortSignal.abort(new Error('left'));
	const left = await ahead(t, 'ten_test01', stopped);
	await t.throwsAsync(left.client.getIdentity(), {message: 'left'});
});
