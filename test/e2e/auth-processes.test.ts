import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {parseInstallations} from '../../source/storage/installations/read-installations.js';
import {installation} from '../helpers/emulator.js';
import {testWith} from '../helpers/installed.js';
import {openKeyring} from '../helpers/keyring.js';
import {phyware} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {unmeasured} from '../helpers/unmeasured.js';

unmeasured();

testWith(
	test,
	'gnome-keyring-daemon',
	'8 processes log in, switch and log out at once: the settings stay whole, and say what the store has',
	async (t) => {
		const {environment} = await openKeyring(t);
		const env = {...environment, HOME: temporaryFolder()};
		const settings = path.join(env.HOME, '.config/phyware/installations.json');
		const server = await installation(t);
		const {port} = server.address;
		// One server by many names: each is an installation of its own.
		const hosts = Array.from({length: 8}, (_, index) => `http://i${index}.localhost:${port}`);
		const auth = async (...argv: readonly string[]) =>
			phyware(['auth', ...argv, '-o', 'json'], {env, input: server.operator});

		const logins = await Promise.all(hosts.map(async (host) => auth('login', '--host', host, '--with-token')));
		t.deepEqual(
			logins.map(({exitCode, stderr}) => (exitCode === 0 ? 0 : stderr)),
			hosts.map(() => 0),
		);
		t.deepEqual(
			parseInstallations(readFileSync(settings, 'utf8'))
				?.all.map(({host}) => host)
				.toSorted(),
			hosts,
		);

		// Half of them go, while the rest is switched to and signed in to anew.
		const [going, staying] = [hosts.slice(0, 4), hosts.slice(4)];
		const mixed = await Promise.all([
			...going.map(async (host) => auth('logout', '--host', host)),
			...staying.map(async (host, index) =>
				index % 2 === 0 ? auth('switch', '--host', host) : auth('login', '--host', host, '--with-token'),
			),
		]);
		t.deepEqual(
			mixed.map(({exitCode, stderr}) => (exitCode === 0 ? 0 : stderr)),
			mixed.map(() => 0),
		);
		const after = parseInstallations(readFileSync(settings, 'utf8'));
		t.deepEqual(after?.all.map(({host}) => host).toSorted(), staying);
		t.true(staying.includes(after!.active!));
		const tokens = await Promise.all(hosts.map(async (host) => auth('token', '--host', host)));
		t.deepEqual(
			tokens.map(({exitCode}) => exitCode),
			[2, 2, 2, 2, 0, 0, 0, 0],
		);
	},
);
