import test from 'ava';
import {hangUpTraces, type HangUpTraces, ignoresHangUp} from '../../source/terminal/hang-up.js';

const none: HangUpTraces = {lastCommand: undefined, parent: undefined, stdin: undefined, stdout: undefined};
const status = (mask: string) =>
	`Name:\tbash\nSigBlk:\t0000000000000000\nSigIgn:\t${mask}\nSigCgt:\t0000000000000001\n`;
const opened = (flags: string) => `pos:\t0\nflags:\t${flags}\nmnt_id:\t24\n`;

const traces: ReadonlyArray<readonly [what: string, traces: Partial<HangUpTraces>, ignores: boolean]> = [
	['nothing is known', {}, false],
	['a shell names nohup', {lastCommand: '/usr/bin/nohup'}, true],
	["a shell names the GNU tools' nohup of a Mac", {lastCommand: '/opt/homebrew/bin/gnohup'}, true],
	['a shell names another program', {lastCommand: '/usr/bin/phyware'}, false],
	['a shell names a folder of that name', {lastCommand: '/home/nohup/phyware'}, false],
	['the parent ignores SIGHUP', {parent: status('0000000000000001')}, true],
	['the parent ignores SIGHUP among others', {parent: status('0000000001001007')}, true],
	['the parent ignores other signals, as a shell does', {parent: status('0000000000384004')}, false],
	['the parent only catches SIGHUP', {parent: status('0000000000000000')}, false],
	['standard input is open for writing alone', {stdin: opened('02100001')}, true],
	['standard input is open for reading', {stdin: opened('02100000')}, false],
	['standard input is a terminal', {stdin: opened('02100002')}, false],
	['standard output is the file of nohup', {stdout: '/home/ada/nohup.out'}, true],
	['standard output is another file', {stdout: '/home/ada/keys.txt'}, false],
	['what is read makes no sense', {parent: 'SigIgn:', stdin: 'flags: x', stdout: 'pipe:[7]'}, false],
];

for (const [what, some, ignores] of traces) {
	test(`where ${what}, SIGHUP ${ignores ? 'stays ignored' : 'ends the program'}`, (t) => {
		t.is(ignoresHangUp({...none, ...some}), ignores);
	});
}

test('traces that cannot be read are none', (t) => {
	const {lastCommand, parent} = hangUpTraces({env: {_: '/usr/bin/nohup'}, ppid: -1});
	t.deepEqual([lastCommand, parent], ['/usr/bin/nohup', undefined]);
});
