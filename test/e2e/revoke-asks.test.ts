import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {openTerminal} from '../helpers/terminal.js';

const unixTest = process.platform === 'win32' ? test.skip : test;

/** What becomes of two keys: the command asks and then revokes, it revokes at once, or it refuses. */
type Outcome = 'asks' | 'revokes' | 'refuses';

/** How the command is run in a terminal, and what it does there without and with --yes. */
const situations: ReadonlyArray<
	readonly [what: string, line: string, outcome: Outcome, environment?: Readonly<Record<string, string>>]
> = [
	['on a terminal', 'REVOKE', 'asks'],
	['with its output in a file', 'REVOKE > out', 'asks'],
	['with its output in a pipe', 'REVOKE | tee out', 'asks'],
	['with --output json', 'REVOKE -o json > out', 'asks'],
	['with --output jsonl in a pipe', 'REVOKE -o jsonl | cat > out', 'asks'],
	['with TERM=dumb', 'REVOKE', 'asks', {TERM: 'dumb'}],
	['with CI=false', 'REVOKE', 'asks', {CI: 'false'}],
	['with CI=0', 'REVOKE', 'asks', {CI: '0'}],
	['with CI=1', 'REVOKE', 'refuses', {CI: '1'}],
	['with CI=true', 'REVOKE', 'refuses', {CI: 'true'}],
	['with --no-input', 'REVOKE --no-input', 'refuses'],
	['with its input from a file', 'REVOKE < /dev/null', 'refuses'],
	['with its input from a pipe', 'echo y | REVOKE', 'refuses'],
	['with its errors in a file', 'REVOKE 2> errors; cat errors', 'refuses'],
	['with its errors in a pipe', 'REVOKE 2>&1 | cat', 'refuses'],
	['with --yes', 'REVOKE --yes', 'revokes'],
	['with --yes in a pipe', 'REVOKE --yes 2>&1 < /dev/null | cat', 'revokes'],
	['with --yes and CI', 'REVOKE --yes', 'revokes', {CI: 'true'}],
	['with --yes and --no-input', 'REVOKE --yes --no-input', 'revokes'],
];

for (const [what, line, outcome, more = {}] of situations) {
	unixTest(`revoke of two keys ${what} ${outcome}`, async (t) => {
		const {environment, addKey, store} = await installation(t);
		const ids = [addKey({name: 'a'}).id, addKey({name: 'b'}).id];
		const folder = temporaryFolder();
		const terminal = openTerminal(t, [], {
			command: [
				'bash',
				'-c',
				`set -o pipefail; ${line.replace('REVOKE', `phyware cloud keys revoke ${ids.join(' ')}`)}; code=$?; echo "exit $code"`,
			],
			cwd: folder,
			env: {...environment, CI: undefined, ...more},
		});
		const isThere = () => ids.map((id) => store.getKey(id, new Date().toISOString())?.status);
		if (outcome === 'asks') {
			t.regex(
				await terminal.shows(/Revoke all 2\? \[y\/N\]/),
				/0 in use now, 0 used within 90 days, 0 with an admin: scope/,
			);
			t.deepEqual(isThere(), ['active', 'active']);
			terminal.press('y\r');
		}

		const screen = await terminal.shows(/^exit \d+$/m);
		if (outcome === 'refuses') {
			t.regex(
				screen,
				/^error: Several keys need --yes where the command cannot ask\.\n {2}A revocation cannot be undone\.\n/m,
			);
			t.regex(screen, line.endsWith('cat errors') ? /^exit 0$/m : /^exit 4$/m);
			t.deepEqual(isThere(), ['active', 'active']);
		} else {
			t.notRegex(screen, outcome === 'revokes' ? /\[y\/N\]/ : /error/);
			t.regex(screen, /^exit 0$/m);
			t.deepEqual(isThere(), ['revoked', 'revoked']);
		}

		if (!line.includes('> out')) {
			return;
		}

		const printed = readFileSync(path.join(folder, 'out'), 'utf8');
		t.true(ids.every((id) => printed.includes(id)));
		t.notRegex(printed, /\[y\/N\]|stop working/);
	});
}

/** What is answered to the question about ten keys. */
for (const [answer, isRevoked] of [
	['y', false],
	['yes', false],
	['9', false],
	['', false],
	['10', true],
] as const) {
	unixTest(`ten keys are ${isRevoked ? '' : 'not '}revoked by the answer "${answer}"`, async (t) => {
		const {environment, addKey, store} = await installation(t);
		const ids = Array.from({length: 10}, (_, index) => addKey({name: `key-${index}`}).id);
		const terminal = openTerminal(t, ['cloud', 'keys', 'revoke', ...ids], {env: {...environment, CI: undefined}});
		await terminal.shows(/Type 10 to revoke them all:/);
		terminal.press(`${answer}\r`);
		t.is((await terminal.exit()).exitCode, isRevoked ? 0 : 1);
		t.deepEqual(
			new Set(ids.map((id) => store.getKey(id, new Date().toISOString())?.status)),
			new Set([isRevoked ? 'revoked' : 'active']),
		);
	});
}

unixTest('one key is revoked at once where the command cannot ask', async (t) => {
	const {environment, addKey, store} = await installation(t);
	const {id} = addKey({name: 'a'});
	const terminal = openTerminal(t, ['cloud', 'keys', 'revoke', id], {env: {...environment, CI: 'true'}});
	t.is((await terminal.exit()).exitCode, 0);
	t.is(store.getKey(id, new Date().toISOString())?.status, 'revoked');
});
