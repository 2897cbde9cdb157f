import {invalid, quote} from '../../core/invalid.js';
import {suggest} from '../../core/suggest.js';
import {type Printable} from '../../terminal/printable.js';
import {write} from '../../terminal/write.js';
import {type Context} from '../command/context.js';
import {type CommandDefinition} from '../command/definition.js';
import {type InputOf} from '../command/input.js';
import {listOf, missingArgument} from '../command/usage-errors.js';
import {type Shell, shells} from './shells.js';
import {bashScript} from './bash.js';
import {type Completable, completables} from './completable.js';
import {fishScript} from './fish.js';
import {powershellScript} from './powershell.js';
import {zshScript} from './zsh.js';

const scripts: Readonly<Record<Shell, (all: readonly Completable[]) => string>> = {
	bash: bashScript,
	zsh: zshScript,
	fish: fishScript,
	powershell: powershellScript,
};

/** The shell that was asked for. Throws a validation error for none, and for an unknown one. */
export function parseShell([word]: readonly string[]): Shell {
	const shell = shells.find((name) => name === word);
	if (shell === undefined) {
		throw word === undefined ? missingArgument('SHELL', 'phyware completion bash') : unsupportedShell(word);
	}

	return shell;
}

/** A shell that there is no script for. */
export function unsupportedShell(word: string): Error {
	const meant = suggest(word, shells);
	return invalid(`unsupported shell ${quote(word)}`, {
		remedy: meant === undefined ? `Use ${listOf(shells)}.` : `Did you mean ${meant}?`,
	});
}

/** Prints the script that lets a shell complete the commands of a tree. */
export async function runCompletion(
	shell: Shell,
	{stdout}: Pick<Context, 'stdout'>,
	tree: CommandDefinition,
): Promise<void> {
	// All of it is ours: tabs and line ends are meant.
	await write(stdout, scripts[shell](completables(tree)) as Printable);
}

/** What the command does. */
export async function run(input: InputOf<readonly []>, context: Context, tree: CommandDefinition): Promise<number> {
	await runCompletion(parseShell(input.arguments), context, tree);
	return 0;
}
