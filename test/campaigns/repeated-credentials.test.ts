import test, {type ExecutionContext} from 'ava';
import {installation} from '../helpers/emulator.js';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {phywareHere} from '../helpers/run-here.js';
import {unmeasured} from '../helpers/unmeasured.js';
import {ownFolders} from './own-folders.js';
import {openBench} from './session-bench.js';

unmeasured();

const credential = 'phk_live_4fT9cAnArYvAlUe0123';
const list = ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123'];

/** A server that repeats the credential in its refusal. */
async function isMasked(t: ExecutionContext, secret: string): Promise<void> {
	const {address} = await hostileServer(t, answeringJson(401, {detail: `Bad key ${secret}!`}));
	const {stderr} = await phywareHere(list, {env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: secret}});
	t.regex(stderr, /Bad key/);
	t.false(stderr.includes(secret), stderr);
}

test('a credential that a server repeats is masked', isMasked, credential);

test('a credential of another form that a server repeats is masked', isMasked, 'sk.4fT9cAnArYvAlUe0123');

test('a credential in the target of a redirect is masked in a command', async (t) => {
	const {address} = await hostileServer(t, answeringJson(302, {}, {location: `https://other.example/${credential}`}));
	const {stderr} = await phywareHere(list, {env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: credential}});
	t.regex(stderr, /The target is https:\/\/other\.example\/<redacted>/);
});

test('a credential in the target of a redirect is masked in the session', async (t) => {
	const {address} = await hostileServer(t, answeringJson(302, {}, {location: `https://other.example/${credential}`}));
	const {terminal} = openBench(t, {address, credential, tenantId: 'ten_abc123'});
	t.notRegex(await terminal.shows(/other\.example/), /4fT9/);
});

// With two flags swapped, the secret is sent as a name, which everyone may read, and stands in the journal.
test('a secret in the place of a name is refused', async (t) => {
	ownFolders(t);
	const {environment} = await installation(t);
	const argv = ['cloud', 'keys', 'create', '--tenant-id', 'ten_test01', '--name', environment.PHYCLOUD_API_KEY];
	const {exitCode, stdout} = await phywareHere(argv, {env: environment});
	t.is(exitCode, 4, stdout);
});
