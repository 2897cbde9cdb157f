import test from 'ava';
import {answeringJson, hostileServer} from '../helpers/hostile.js';
import {phyware, program, shell} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const unixTest = process.platform === 'win32' ? test.skip : test;
const list = ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123', '-o', 'json'];
const key = 'phk_live_canary0123456789';

for (const sets of ['net', 'http', 'https,tls', 'stream', '*', 'NET,HTTP']) {
	unixTest(`NODE_DEBUG=${sets} logs no credential, and the command works`, async (t) => {
		const {address, requests} = await hostileServer(t, answeringJson(200, {keys: [], next_cursor: null}));
		const env = {PHYCLOUD_URL: address.origin, NODE_DEBUG: sets, NODE_DEBUG_NATIVE: 'http_parser'};
		const {exitCode, stdout, stderr} = await phyware([...list, '--api-key', '-'], {env, input: `${key}\n`});
		t.is(exitCode, 0, stderr);
		t.like(JSON.parse(stdout), {keys: []});
		t.notRegex(stderr, new RegExp(`${key}|${Buffer.from(key.slice(0, 12)).toString('hex')}|Bearer|authorization`, 'i'));
		t.notRegex(stderr, /^(?:NET|HTTP|TLS|STREAM) /m);
		t.true(requests[0]!.includes(key));
	});
}

/** Starts the emulator with some flags, and once it serves runs a line in which `$pid` is its process. */
const besideEmulator = async (flags: string, line: string) =>
	shell(
		[
			`"${process.execPath}" "${program}" cloud emulator --port 0 ${flags} >out 2>err & pid=$!`,
			'until grep -qs PHYCLOUD_API_KEY out; do sleep 0.05; done',
			line,
			'kill -TERM $pid; wait $pid; code=$?; cat err >&2; exit $code',
		].join('\n'),
		{cwd: temporaryFolder()},
	);

unixTest('SIGUSR1 opens no debugger, and the program goes on', async (t) => {
	const {exitCode, stderr} = await besideEmulator('', 'kill -USR1 $pid; sleep 0.3');
	t.is(exitCode, 143);
	t.notRegex(stderr, /debugger/i);
});

unixTest('an emulator that other machines can reach says so, and one of this machine does not', async (t) => {
	const {stderr} = await besideEmulator('--host 0.0.0.0', 'true');
	t.regex(stderr, /^warning: Other machines can reach this server on 0\.0\.0\.0, and API keys are sent unencrypted/);
	for (const host of ['127.0.0.1', 'localhost']) {
		t.notRegex((await besideEmulator(`--host ${host}`, 'true')).stderr, /warning/);
	}
});
