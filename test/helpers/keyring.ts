import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {type ExecutionContext} from 'ava';
import {execa} from 'execa';
import {testEnvironment} from './run.js';
import {temporaryFolder} from './temporary-folder.js';

type Environment = Readonly<Record<string, string>>;

/** What a bus lets its programs do. */
type Policy = 'open' | 'denied';

/** A bus that starts no program by itself: what is on it is what a test has put there. */
function busConfiguration(folder: string, policy: Policy): string {
	const deny = policy === 'denied' ? '<deny send_destination="org.freedesktop.secrets"/>' : '';
	return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
	<type>session</type>
	<listen>unix:path=${folder}/bus</listen>
	<policy context="default">
		<allow send_destination="*" eavesdrop="true"/>
		<allow eavesdrop="true"/>
		<allow own="*"/>
		${deny}
	</policy>
</busconfig>`;
}

/** Starts a D-Bus session of the test's own, with nothing on it. */
export async function openBus(t: ExecutionContext, policy: Policy = 'open'): Promise<Environment> {
	const folder = temporaryFolder();
	const configuration = path.join(folder, 'bus.conf');
	writeFileSync(configuration, busConfiguration(folder, policy));
	const daemon = start(t, 'dbus-daemon', [`--config-file=${configuration}`, '--nofork', '--print-address'], {});
	const [address] = (await once(daemon.stdout!, 'data')) as [Buffer];
	return {DBUS_SESSION_BUS_ADDRESS: String(address).trim(), XDG_RUNTIME_DIR: folder};
}

/** A keyring on a bus of its own. */
export type Keyring = {
	/** What leads a program to it. */
	readonly environment: Environment;
	/** Starts it anew, locked: what it keeps is there, and needs a password that nobody is asked for. */
	readonly lock: () => Promise<void>;
};

/** Puts a real keyring on a bus, unlocked: gnome-keyring, as desktops have it. On a bus that denies it, nobody reaches it. */
export async function openKeyring(t: ExecutionContext, policy: Policy = 'open'): Promise<Keyring> {
	const home = temporaryFolder();
	const environment = {...(await openBus(t, policy)), HOME: home, XDG_DATA_HOME: path.join(home, 'data')};
	mkdirSync(environment.XDG_DATA_HOME);
	const first = startKeyring(t, environment, true);
	first.stdin!.end('password');
	if (policy === 'open') {
		await isOnBus(environment, true);
	}

	return {
		environment,
		async lock() {
			first.kill();
			await once(first, 'exit');
			await isOnBus(environment, false);
			startKeyring(t, environment, false).stdin!.end();
			await isOnBus(environment, true);
		},
	};
}

/** A bus whose other end accepts connections, and never says a word. */
export async function openHangingBus(t: ExecutionContext): Promise<Environment> {
	const socket = path.join(temporaryFolder(), 'bus');
	const server = createServer((connection) => {
		connection.on('error', () => undefined);
		t.teardown(() => connection.destroy());
	});
	server.listen(socket);
	await once(server, 'listening');
	t.teardown(() => server.close());
	return {DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}`};
}

function startKeyring(t: ExecutionContext, environment: Environment, unlocks: boolean): ChildProcess {
	const flags = ['--foreground', '--components=secrets', ...(unlocks ? ['--unlock'] : [])];
	return start(t, 'gnome-keyring-daemon', flags, environment);
}

function start(t: ExecutionContext, program: string, argv: readonly string[], environment: Environment): ChildProcess {
	const child = spawn(program, argv, {env: testEnvironment(environment), stdio: ['pipe', 'pipe', 'ignore']});
	t.teardown(() => child.kill('SIGKILL'));
	return child;
}

/** Waits until the Secret Service is on a bus, or is not any more. */
async function isOnBus(environment: Environment, wanted: boolean): Promise<void> {
	const ask = ['--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner'];
	for (;;) {
		const {stdout} = await execa('dbus-send', [...ask, 'string:org.freedesktop.secrets'], {
			env: environment,
			reject: false,
		});
		if (stdout.includes(`boolean ${String(wanted)}`)) {
			return;
		}

		await delay(20);
	}
}
