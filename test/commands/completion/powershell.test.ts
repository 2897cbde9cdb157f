import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {completables} from '../../../source/commands/completion/completable.js';
import {powershellScript} from '../../../source/commands/completion/powershell.js';
import {phyware} from '../../../source/commands/tree.js';
import {isInstalled} from '../../helpers/installed.js';
import {shell} from '../../helpers/run.js';
import {temporaryFolder} from '../../helpers/temporary-folder.js';

// Most machines have no PowerShell: these tests need none. The manual says that the script is untested.
const all = completables(phyware);
const script = powershellScript(all);

/** The script without comments, and without what stands in its strings. */
function skeleton(): string {
	return script
		.split('\n')
		.filter((line) => !line.trimStart().startsWith('#'))
		.join('\n')
		.replaceAll(/'(?:[^']|'')*'/g, "''")
		.replaceAll(/"(?:[^"`]|`.)*"/g, '""');
}

test('every bracket is closed by its own kind, and every quote', (t) => {
	let brackets = skeleton().replaceAll(/[^()[\]{}]/g, '');
	while (/\(\)|\[\]|\{\}/.test(brackets)) {
		brackets = brackets.replaceAll(/\(\)|\[\]|\{\}/g, '');
	}

	t.is(brackets, '');
	t.notRegex(skeleton().replaceAll(/''|""/g, ''), /['"]/);
});

test('it registers a native completer for phyware', (t) => {
	t.regex(script, /^Register-ArgumentCompleter -Native -CommandName phyware -ScriptBlock \{$/m);
	t.regex(script, /^\tparam\(\$wordToComplete, \$commandAst, \$cursorPosition\)$/m);
});

for (const {path: words, commands, options} of all) {
	test(`'${words.join(' ')}' has its commands, options and descriptions`, (t) => {
		const [, entry] = script.split(`\t\t'${words.join(' ')}' = @{\n`);
		const place = entry!.split('\n\t\t}', 1)[0]!;
		for (const word of [...commands.map(({name}) => name), ...options.map(({name}) => `--${name}`)]) {
			t.regex(place, new RegExp(`'${word}' = '[^']`), word);
		}

		const valued = options.filter(({value}) => value !== undefined);
		for (const {name} of valued) {
			t.regex(place, new RegExp(String.raw`'--${name}' = (?:'(?:file|tenants|keys)'|\[ordered\]@\{)`), name);
		}
	});
}

if (isInstalled('pwsh')) {
	test('PowerShell itself parses it, and completes a command', async (t) => {
		const file = path.join(temporaryFolder(), 'phyware.ps1');
		await writeFile(file, script);
		const {exitCode, stdout, stderr} = await shell(
			'pwsh -NoProfile -Command \'. $env:SCRIPT; (TabExpansion2 "phyware cloud keys rev" 22).CompletionMatches.CompletionText\'',
			{env: {SCRIPT: file}},
		);
		t.deepEqual([exitCode, stderr], [0, '']);
		t.is(stdout.trim(), 'revoke');
	});
}
