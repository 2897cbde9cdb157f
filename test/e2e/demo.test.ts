import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {phyware} from '../helpers/run.js';
import {openTerminal} from '../helpers/terminal.js';

const next = 'On your installation: phyware cloud keys --url https://…';

for (const [name, key, exitCode] of [
	['q', 'q', 0],
	['ctrl+c', '\u0003', 130],
] as const) {
	test(`leaving the demo session with ${name} names the command for an installation, in one line`, async (t) => {
		const terminal = openTerminal(t, ['cloud', 'keys', '--demo', '--tenant-id', 'ten_abc123']);
		await terminal.shows(/ingest-gateway/);
		terminal.press(key);
		t.is((await terminal.exit()).exitCode, exitCode);
		t.deepEqual(terminal.lines(), [next]);
	});
}

test('in a terminal without Unicode the line has only ASCII', async (t) => {
	const argv = ['cloud', 'keys', '--demo', '--tenant-id', 'ten_abc123'];
	const terminal = openTerminal(t, argv, {env: {PHYWARE_ASCII: '1'}});
	await terminal.shows(/ingest-gateway/);
	terminal.press('q');
	await terminal.exit();
	t.deepEqual(terminal.lines(), [next.replace('…', '...')]);
});

test('leaving the session of an installation prints nothing', async (t) => {
	const {environment} = await installation(t, {seed: 'demo'});
	const terminal = openTerminal(t, ['cloud', 'keys', '--tenant-id', 'ten_abc123'], {env: environment});
	await terminal.shows(/ingest-gateway/);
	terminal.press('q');
	t.is((await terminal.exit()).exitCode, 0);
	t.deepEqual(terminal.lines(), []);
});

test('plain commands on the demo print their data and nothing else', async (t) => {
	const {exitCode, stdout, stderr} = await phyware([
		'cloud',
		'keys',
		'list',
		'--demo',
		'--tenant-id',
		'ten_abc123',
		'-o',
		'jsonl',
	]);
	t.deepEqual([exitCode, stderr], [0, '']);
	t.true(
		stdout
			.trimEnd()
			.split('\n')
			.every((line) => line.startsWith('{')),
	);
});
