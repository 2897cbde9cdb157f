import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {bashScript} from '../../../source/commands/completion/bash.js';
import {completables} from '../../../source/commands/completion/completable.js';
import {fillTemplate} from '../../../source/commands/completion/fill-template.js';
import {fishScript} from '../../../source/commands/completion/fish.js';
import {powershellScript} from '../../../source/commands/completion/powershell.js';
import {zshScript} from '../../../source/commands/completion/zsh.js';
import {phyware} from '../../../source/commands/tree.js';
import {testWith} from '../../helpers/installed.js';
import {root, shell} from '../../helpers/run.js';
import {temporaryFolder} from '../../helpers/temporary-folder.js';

const all = completables(phyware);

/** What checks a script, by the program that must be there: it reads the file of `$SCRIPT` and runs nothing of it. */
const checks = [
	['bash', 'bash', bashScript(all), 'bash -n "$SCRIPT"'],
	['shellcheck', 'bash', bashScript(all), 'shellcheck --shell=bash "$SCRIPT"'],
	['zsh', 'zsh', zshScript(all), 'zsh -n "$SCRIPT"'],
	['fish', 'fish', fishScript(all), 'fish --no-execute "$SCRIPT"'],
] as const;

for (const [program, ending, script, check] of checks) {
	testWith(test, program, `${program} finds no fault in the template and the script for ${ending}`, async (t) => {
		const template = path.join(root, 'source/commands/completion/templates', `phyware.${ending}`);
		const printed = path.join(temporaryFolder(), `script.${ending}`);
		await writeFile(printed, script);
		// A template has variables that only its markers use.
		const lenient = program === 'shellcheck' ? `${check} --exclude=SC2034,SC2195` : check;
		for (const [file, line] of [
			[template, lenient],
			[printed, check],
		] as const) {
			const {exitCode, stdout, stderr} = await shell(line, {env: {SCRIPT: file}});
			t.deepEqual([exitCode, stdout, stderr], [0, '', '']);
		}
	});
}

test('no script has a marker left', (t) => {
	for (const script of [bashScript(all), zshScript(all), fishScript(all), powershellScript(all)]) {
		t.notRegex(script, /@[a-z_]+@/);
	}
});

test('a marker without a value, and a value without a marker, are faults', async (t) => {
	const template = await readFile(path.join(root, 'source/commands/completion/templates/phyware.zsh'), 'utf8');
	t.throws(() => fillTemplate(template, {lists: ''}), {message: /unknown marker/});
	t.throws(() => fillTemplate('a @b@', {b: 'c', d: 'e'}), {message: /no marker for: d/});
	t.is(fillTemplate("\t# @a@\n'@b@'", {a: '$&', b: "'"}), "$&\n'''");
});
