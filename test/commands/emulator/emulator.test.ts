import test from 'ava';
import {type EmulatorCommandOptions, parseEmulator} from '../../../source/commands/emulator/emulator.js';
import {given} from '../given.js';

const cases: ReadonlyArray<readonly [flags: string, options: EmulatorCommandOptions]> = [
	['', {host: '127.0.0.1', port: 8000, file: undefined, empty: false, rateLimit: undefined, delay: undefined}],
	[
		'--port 0 --empty',
		{host: '127.0.0.1', port: 0, file: undefined, empty: true, rateLimit: undefined, delay: undefined},
	],
	[
		'--host ::1 --data a.db',
		{host: '::1', port: 8000, file: 'a.db', empty: false, rateLimit: undefined, delay: undefined},
	],
];

for (const [flags, options] of cases) {
	test(`emulator ${flags === '' ? 'without flags' : flags}`, (t) => {
		t.deepEqual(parseEmulator(given(`cloud emulator ${flags}`.trim())), options);
	});
}

for (const port of ['65536', '-1', 'web', '8000.5']) {
	test(`emulator refuses the port ${port}`, (t) => {
		t.throws(() => parseEmulator(given(`cloud emulator --port=${port}`)), {
			code: 'VALIDATION',
			message: new RegExp(`^invalid value "${port}" for --port: use `),
		});
	});
}

for (const [flags, options] of [
	['--rate-limit 60/m', {rateLimit: {count: 60, period: 60_000}}],
	['--rate-limit 5/s --delay 300ms', {rateLimit: {count: 5, period: 1000}, delay: 300}],
	['--delay 2s', {rateLimit: undefined, delay: 2000}],
] as const) {
	test(`emulator ${flags}`, (t) => {
		t.like(parseEmulator(given(`cloud emulator ${flags}`)), options);
	});
}

for (const [flags, message] of [
	['--rate-limit 60', /^invalid value "60" for --rate-limit: use /],
	['--rate-limit 0/s', /^invalid value "0\/s" for --rate-limit: use /],
	['--delay soon', /^invalid value "soon" for --delay: use /],
	['--delay 2m', /^invalid value "2m" for --delay: use /],
] as const) {
	test(`emulator refuses ${flags}`, (t) => {
		t.throws(() => parseEmulator(given(`cloud emulator ${flags}`)), {code: 'VALIDATION', message});
	});
}
