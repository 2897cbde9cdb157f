import test from 'ava';
import {type EmulatorCommandOptions, parseEmulator} from '../../../source/commands/emulator/emulator.js';
import {given} from '../given.js';

const cases: ReadonlyArray<readonly [flags: string, options: EmulatorCommandOptions]> = [
	['', {host: '127.0.0.1', port: 8000, file: undefined, empty: false}],
	['--port 0 --empty', {host: '127.0.0.1', port: 0, file: undefined, empty: true}],
	['--host ::1 --data a.db', {host: '::1', port: 8000, file: 'a.db', empty: false}],
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
