import test from 'ava';
import {completables} from '../../source/commands/completion/completable.js';
import {shells} from '../../source/commands/completion/shells.js';
import {phyware as tree} from '../../source/commands/tree.js';
import {shell} from '../helpers/run.js';
import {phywareHere} from '../helpers/run-here.js';
import {testWith} from '../helpers/installed.js';
import {bashCompletions, fishCompletions, openShell, type ShellName} from '../helpers/shells.js';

const keys = 'phyware cloud keys';

/** A line up to where Tab is pressed, and the words that are offered there. */
const cases: ReadonlyArray<readonly [line: string, words: readonly string[]]> = [
	['phyware ', ['auth', 'cloud', 'commands', 'completion', 'help', 'version']],
	['phyware c', ['cloud', 'commands', 'completion']],
	['phyware cloud ', ['keys', 'tenants', 'emulator']],
	[`${keys} `, ['create', 'list', 'revoke', 'rotate', 'audit', 'recover', 'identify']],
	[`${keys} l`, ['list']],
	[`${keys} --tenant-id ten_a cre`, ['create']],
	[`${keys} --tenant-id list re`, ['revoke', 'recover']],
	[`${keys} create list`, []],
	[`${keys} list --st`, ['--status']],
	[`${keys} list --status `, ['active', 'expiring', 'expired', 'revoked', 'all']],
	[`${keys} list --status e`, ['expiring', 'expired']],
	[`${keys} list --sort u`, ['used']],
	[`${keys} list -o `, ['table', 'json', 'jsonl', 'yaml', 'csv', 'markdown']],
	[`${keys} list --output j`, ['json', 'jsonl']],
	[`${keys} create --name `, []],
	[`${keys} create --name --st`, []],
	[`${keys} create --scopes `, ['read:events', 'write:events', 'admin:keys', 'admin:tenants', 'admin:users']],
	[`${keys} create --scopes read:events,w`, ['read:events,write:events']],
	[`${keys} create --scopes admin:keys --scopes w`, ['write:events']],
	[`${keys} list --status=e`, ['--status=expiring', '--status=expired']],
	[`${keys} list --output=j`, ['--output=json', '--output=jsonl']],
	[`${keys} create --scopes=read:events,w`, ['--scopes=read:events,write:events']],
	['phyware completion ', shells],
	['phyware completion f', ['fish']],
	['phyware commands ', ['catalog']],
	['phyware commands catalog --o', ['--output']],
	['phyware cloud emulator --e', ['--empty']],
	['phyware nonsense ', ['auth', 'cloud', 'commands', 'completion', 'help', 'version']],
	['phyware help e', ['emulator', 'environment', 'exit-codes']],
	['phyware help cloud keys c', ['cloud', 'create', 'commands', 'catalog', 'completion']],
	[`${keys} ls --st`, ['--status']],
	[`${keys} ls --sort u`, ['used']],
];

for (const [line, words] of cases) {
	testWith(test, 'bash', `Bash, ${line}⇥ offers ${words.join(', ') || 'nothing'}`, async (t) => {
		const typed = line.split(' ').at(-1)!;
		// Readline takes the colon and the equals sign for the ends of words, and is given what follows the last.
		const kept = Math.max(typed.lastIndexOf(':'), typed.lastIndexOf('=')) + 1;
		t.deepEqual((await bashCompletions(line)).toSorted(), words.map((word) => word.slice(kept)).toSorted());
	});

	testWith(test, 'fish', `Fish, ${line}⇥ offers ${words.join(', ') || 'nothing'}`, async (t) => {
		t.deepEqual((await fishCompletions(line)).map(([word]) => word).toSorted(), words.toSorted());
	});
}

for (const {path, options, commands} of completables(tree)) {
	const line = ['phyware', ...path, ''].join(' ');
	const spelled = options.map(({name}) => `--${name}`);

	testWith(test, 'bash', `Bash, ${line}--⇥ offers every option`, async (t) => {
		t.deepEqual((await bashCompletions(`${line}--`)).toSorted(), spelled.toSorted());
	});

	testWith(test, 'fish', `Fish, ${line}⇥ and --⇥ offer every command and option with what it is for`, async (t) => {
		const offered = await fishCompletions(`${line}--`);
		t.deepEqual(offered.map(([word]) => word).toSorted(), spelled.toSorted());
		const described = commands.length > 0 ? await fishCompletions(line) : [];
		t.true([...offered, ...described].every(([, about]) => (about ?? '').length > 3));
	});
}

for (const name of ['bash', 'zsh', 'fish'] as const) {
	testWith(test, name, `${name}: the script is one, and says nothing when it is read`, async (t) => {
		t.deepEqual(
			await shell(`phyware completion ${name} > "$HOME/script-${name}" && ${name} -n "$HOME/script-${name}"`),
			{
				exitCode: 0,
				signal: null,
				stdout: '',
				stderr: '',
			},
		);
	});
}

/** What is typed, Tab included, and what the line is then. */
const presses: ReadonlyArray<readonly [typed: string, shown: RegExp]> = [
	[`${keys} lis\t`, /^ready> phyware cloud keys list *$/m],
	[`${keys} list --stat\t`, /^ready> phyware cloud keys list --status[ =]*$/m],
	[`${keys} ls --stat\t`, /^ready> phyware cloud keys ls --status[ =]*$/m],
	[`${keys} list --output=y\t`, /^ready> phyware cloud keys list --output=yaml *$/m],
	[`${keys} create --scopes read:e\t`, /^ready> phyware cloud keys create --scopes read:events *$/m],
	[
		`${keys} create --scopes read:events,w\t`,
		/^ready> phyware cloud keys create --scopes read:events,write:events *$/m,
	],
	[`${keys} create --secret-file ./packa\t`, /^ready> phyware cloud keys create --secret-file \.\/package *$/m],
	['phyware completion z\t', /^ready> phyware completion zsh *$/m],
];

for (const name of ['bash', 'zsh', 'fish'] satisfies ShellName[]) {
	testWith(test, name, `${name}: Tab completes commands, options, values, lists and files`, async (t) => {
		const terminal = await openShell(t, name);
		for (const [typed, shown] of presses) {
			terminal.press(typed);
			await terminal.shows(shown);
			// Ctrl-U takes the line away, Ctrl-L the screen.
			terminal.press('\u0015\u000C');
			await terminal.shows(/^ready> ?$/);
		}

		t.pass();
	});
}

testWith(test, 'zsh', 'zsh: several words are listed with what they are for, also from a file of $fpath', async (t) => {
	const terminal = await openShell(t, 'zsh');
	terminal.press(`${keys} re\t\t`);
	await terminal.shows(/^recover +-- Recover a create that was interrupted$/m);
	t.regex(terminal.screen(), /^revoke +-- Revoke API keys by id$/m);
	terminal.press('\u0015');
	const folder = '"$HOME/.zfunc"';
	terminal.press(
		`exec zsh -f -i\rPS1='again> '; mkdir -p ${folder}; phyware completion zsh > ${folder}/_phyware; fpath+=${folder}; autoload -Uz compinit; compinit -D -u; clear\r`,
	);
	await terminal.shows(/^again> ?$/);
	terminal.press(`${keys} lis\t`);
	await terminal.shows(/^again> phyware cloud keys list *$/m);
});

test('an unknown shell is refused with the ones there are, and a mistyped one with the one that was meant', async (t) => {
	const [none, unknown, mistyped, more] = await Promise.all([
		phywareHere(['completion']),
		phywareHere(['completion', 'tcsh-like']),
		phywareHere(['completion', 'fishh']),
		phywareHere(['completion', 'bash', 'zsh']),
	]);
	t.deepEqual(
		[none.exitCode, none.stderr],
		[4, 'error: missing required argument: SHELL\n  Run: phyware completion bash\n'],
	);
	t.regex(unknown.stderr, /^error: unsupported shell "tcsh-like"\n {2}Use bash, zsh, fish or powershell\./);
	t.regex(mistyped.stderr, /Did you mean fish\?/);
	t.is(more.exitCode, 4);
});

test('what the scripts call is in no help', async (t) => {
	t.notRegex((await phywareHere(['completion', '--help'])).stdout, /candidates/);
	t.regex((await phywareHere(['completion', 'candidate'])).stderr, /unsupported shell/);
});
