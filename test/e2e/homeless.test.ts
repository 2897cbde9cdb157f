import test from 'ava';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {phyware} from '../helpers/run.js';

const nothing = {keys: [], next_cursor: null};

/** A user whom the system's list of users does not have, as containers run programs: only root can become one. */
const user = 123_456;
const rootTest = process.getuid?.() === 0 ? test : test.skip;

rootTest('without HOME and without an entry for the user, keys are listed', async (t) => {
	const {address} = await hostileServer(t, answeringJson(200, nothing));
	const {exitCode, stderr, stdout} = await phyware(
		['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123', '-o', 'json'],
		{
			user,
			env: {HOME: undefined, PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'x'},
		},
	);
	t.is(exitCode, 0, stderr);
	t.like(JSON.parse(stdout), {keys: []});
	t.is(stderr, '');
});

rootTest('without a home, a create is not sent: the refusal says which variable names a folder', async (t) => {
	const server = await hostileServer(t, answeringJson(200, nothing));
	const create = ['cloud', 'keys', 'create', '--tenant-id', 'ten_abc123', '--name', 'ci'];
	const env = {HOME: undefined, PHYCLOUD_URL: server.address.origin, PHYCLOUD_API_KEY: 'x'};
	const {exitCode, stderr} = await phyware(create, {user, env});
	t.is(exitCode, 1);
	t.regex(stderr, /No folder for the journal of creates\.[\s\S]*Set XDG_STATE_HOME/);
	t.false(server.requests.some((request) => request.startsWith('POST ')));
});
