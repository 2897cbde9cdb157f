import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {type ExecutionContext} from 'ava';
import {bashScript} from '../../source/commands/completion/bash.js';
import {completables} from '../../source/commands/completion/completable.js';
import {fishScript} from '../../source/commands/completion/fish.js';
import {phyware} from '../../source/commands/tree.js';
import {type RunOptions, shell} from './run.js';
import {temporaryFolder} from './temporary-folder.js';
import {openTerminal} from './terminal.js';

export type ShellName = 'bash' | 'zsh' | 'fish';

/** How an interactive shell is started without anybody's settings, and what makes it complete phyware. */
const sessions: Readonly<Record<ShellName, readonly [command: readonly [string, ...string[]], setup: string]>> = {
	bash: [
		['bash', '--norc', '--noprofile', '-i'],
		"PS1='ready> '; bind 'set show-all-if-ambiguous on'; bind 'set enable-bracketed-paste off'; source <(phyware completion bash)",
	],
	zsh: [
		['zsh', '-f', '-i'],
		"PS1='ready> '; unsetopt list_beep; autoload -Uz compinit; compinit -D -u; source <(phyware completion zsh)",
	],
	fish: [
		['fish', '--no-config', '-i'],
		"function fish_prompt; printf 'ready> '; end; phyware completion fish | source",
	],
};

type Session = ReturnType<typeof openTerminal>;

/** Opens an interactive shell that completes phyware. */
export async function openShell(t: ExecutionContext, name: ShellName, env: RunOptions['env'] = {}): Promise<Session> {
	const [command, setup] = sessions[name];
	const terminal = openTerminal(t, [], {command, columns: 120, env: {...env, HISTFILE: undefined}});
	// What is typed shows before the shell is there; only its own prompt comes alone.
	terminal.press(`${setup}; clear\r`);
	await terminal.shows(/^ready> ?$/);
	return terminal;
}

/** A file with the script that `phyware completion` prints: it is asked for so often that a process each would take too long. */
function scriptFile(make: typeof bashScript): string {
	const file = path.join(temporaryFolder(), 'script');
	writeFileSync(file, make(completables(phyware)));
	return file;
}

const scripts = {bash: scriptFile(bashScript), fish: scriptFile(fishScript)};

/** What Fish completes the last word of a line to: each word with what it is for. */
export async function fishCompletions(
	line: string,
	env: RunOptions['env'] = {},
): Promise<Array<readonly [word: string, about: string | undefined]>> {
	const {stdout} = await shell(`fish --no-config -c 'source ${scripts.fish}; complete -C "$LINE"'`, {
		env: {...env, LINE: line},
	});
	return linesOf(stdout).map((text) => text.split('\t') as [string, string | undefined]);
}

/** What Bash completes a line with: what it puts in the place of what follows the last : or =. */
export async function bashCompletions(line: string, env: RunOptions['env'] = {}): Promise<string[]> {
	// Readline takes a line apart so that : and = are words of their own.
	const words = line.split(/\s+/).flatMap((word) => (word === '' ? [''] : word.split(/(?=[:=])|(?<=[:=])/)));
	const setup = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}) COMP_CWORD=${words.length - 1}`;
	const {stdout} = await shell(
		`set -u; source ${scripts.bash}; COMP_LINE=$LINE ${setup}; _phyware; printf '%s\\n' "\${COMPREPLY[@]}"`,
		{env: {...env, LINE: line}},
	);
	return linesOf(stdout);
}

function linesOf(text: string): string[] {
	return text.split('\n').filter((line) => line !== '');
}
