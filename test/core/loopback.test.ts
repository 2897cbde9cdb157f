import test from 'ava';
import {isLoopback} from '../../source/core/loopback.js';

const loopback: Record<string, boolean> = {
	localhost: true,
	'a.localhost': true,
	'127.0.0.1': true,
	'127.9.9.9': true,
	'[::1]': true,
	'::1': false,
	'': false,
	xlocalhost: false,
	'localhost.evil.example': false,
	'127.0.0.1.evil.example': false,
	'1127.0.0.1': false,
	'[::ffff:7f00:1]': false,
	'0.0.0.0': false,
};

for (const [host, own] of Object.entries(loopback)) {
	test(`the host ${JSON.stringify(host)} is ${own ? '' : 'not '}this machine's own`, (t) => {
		t.is(isLoopback(host), own);
	});
}
