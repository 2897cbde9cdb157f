import {readFile} from 'node:fs/promises';
import {setImmediate} from 'node:timers/promises';
import test from 'ava';
import {hostileServer, onCreate} from '../helpers/hostile.js';
import {phyware, program, shell} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

for (const [signal, exitCode, word] of [
	['SIGINT', 130, 'Interrupted'],
	['SIGTERM', 143, 'Terminated'],
] as const) {
	test(`${signal} in the middle of a list: exit code ${exitCode}, one line`, async (t) => {
		let send: () => void;
		const {address} = await hostileServer(t, () => {
			send();
		});
		const result = await phyware(['cloud', 'keys', 'list', '--tenant-id', 'ten_a'], {
			env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'x'},
			onStart(child) {
				send = () => {
					child.kill(signal);
				};
			},
		});
		t.deepEqual([result.exitCode, result.stdout, result.stderr], [exitCode, '', `${word}.\n`]);
	});

	test(`${signal} in the middle of a create: exit code ${exitCode}, and what was under way`, async (t) => {
		let send: () => void;
		const {address} = await hostileServer(
			t,
			onCreate(() => {
				send();
			}),
		);
		const result = await phyware(['cloud', 'keys', 'create', '--tenant-id', 'ten_a', '--name', 'n'], {
			env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'x', HOME: temporaryFolder()},
			onStart(child) {
				send = () => {
					child.kill(signal);
				};
			},
		});
		t.is(result.exitCode, exitCode);
		t.regex(
			result.stderr,
			new RegExp(
				String.raw`^${word}\.\n {2}The create of the key "n" was in progress[^]*phyware cloud keys recover\n$`,
			),
		);
	});
}

/** Resolves once the program listens for signals: Node itself never catches SIGHUP, bit 0 of the mask in proc(5). */
async function listensForSignals(pid: number): Promise<void> {
	for (;;) {
		const mask = /^SigCgt:\s*(\w+)$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))![1]!;
		if (BigInt(`0x${mask}`) % 2n === 1n) {
			return;
		}

		await setImmediate();
	}
}

test('SIGTERM while the key is being read from a pipe that stays open ends the program', async (t) => {
	const {exitCode, stderr} = await phyware(['cloud', 'keys', 'list', '--tenant-id', 'ten_a', '--api-key', '-'], {
		keepInputOpen: true,
		onStart(child) {
			void listensForSignals(child.pid!).then(() => {
				child.kill('SIGTERM');
			});
		},
	});
	t.is(exitCode, 143);
	t.is(stderr, 'Terminated.\n');
});

const linuxTest = process.platform === 'linux' ? test : test.skip;

for (const [what, line] of [
	['nohup', 'nohup "$@" >out 2>err &'],
	['a script that ignores SIGHUP', 'trap "" HUP; "$@" >out 2>err &'],
] as const) {
	linuxTest(`SIGHUP does not end what ${what} has started, and SIGTERM does`, async (t) => {
		const script = [
			`set -- "${process.execPath}" "${program}" cloud emulator --port 0`,
			line,
			'until grep -q PHYCLOUD_API_KEY out; do sleep 0.05; done',
			'kill -HUP $!; sleep 0.3; kill -TERM $!; wait $!',
		].join('\n');
		const {exitCode, stderr} = await shell(script, {cwd: temporaryFolder()});
		t.is(exitCode, 143, stderr);
	});
}
