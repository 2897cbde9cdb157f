import {existsSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {hoursAgo} from './rotating.js';
import {inTenant, workplace} from './workplace.js';

const create = (name: string) => ['create', ...inTenant, '--name', name, '-o', 'json'];

test('a credential that expires within 14 days is warned of once a day, with the command that replaces it', async (t) => {
	const {run, server, home} = await workplace(t);
	const {id, secret} = server.addKey({name: 'ops', scopes: ['admin:keys'], expires: hoursAgo(-5 * 24)});
	const env = {PHYCLOUD_API_KEY: secret};
	const first = await run(create('a'), {env});
	t.is(first.exitCode, 0);
	t.regex(
		first.stderr,
		new RegExp(
			String.raw`^warning: Your API key "ops" expires in 5 d\. To replace it, run: phyware cloud keys rotate ${id}$`,
			'm',
		),
	);
	t.notRegex((await run(create('b'), {env})).stderr, /expires in/);
	t.true(existsSync(path.join(home, '.local/state/phyware/notices')));
	// Where nothing can be kept it is said each time.
	const homeless = {...env, XDG_STATE_HOME: '/dev/null/nowhere'};
	t.regex((await run(['revoke', id, '--yes'], {env: homeless})).stderr, /expires in 5 d|authenticates with/);
});

test('a credential that expires later, or never, is not warned of', async (t) => {
	const {run, server} = await workplace(t);
	const {secret} = server.addKey({name: 'ops', scopes: ['admin:keys'], expires: hoursAgo(-15 * 24)});
	t.notRegex((await run(create('a'), {env: {PHYCLOUD_API_KEY: secret}})).stderr, /expires in/);
	t.notRegex((await run(create('b'))).stderr, /Your API key/);
});
