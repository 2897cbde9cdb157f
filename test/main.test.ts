import test from 'ava';
import {hostileServer} from './helpers/hostile.js';
import {phywareHere} from './helpers/run-here.js';

const list = ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123'];

for (const format of ['table', 'json']) {
	test(`an uncaught error ends the command and tells where, not on what it was working, as ${format}`, async (t) => {
		let strike: () => void = () => undefined;
		// It never answers: nothing else ends the command.
		const {address} = await hostileServer(t, () => {
			strike();
		});
		const {exitCode, stdout, stderr} = await phywareHere([...list, '-o', format, '--timeout', '3s'], {
			env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'phk_live_x'},
			onStart(host) {
				strike = () => {
					host.emit('uncaughtException', new TypeError('canary of whatever it was working on'));
				};
			},
		});
		t.is(exitCode, 1);
		t.is(stdout, '');
		t.regex(stderr, /Unexpected error: TypeError\..* at /s);
		t.regex(stderr, /Please report it/);
		t.notRegex(stderr, /canary/);
	});
}
