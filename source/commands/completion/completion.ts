import {invalid, quote} from '../../core/invalid.js';
import {suggest} from '../../core/suggest.js';
import {type Printable} from '../../terminal/printable.js';
import {write} from '../../terminal/write.js';
import {type Context} from '../command/context.js';
import {type CommandDefinition} from '../command/definition.js';
import {type Flags} from '../command/flags.js';
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
		const meant = word === undefined ? undefined : suggest(word, shells);
		throw invalid(word === undefined ? 'SHELL is missing.' : `${quote(word)} is not a shell that is known.`, {
			remedy: meant === undefined ? `Choose one of: ${shells.join(', ')}.` : `Did you mean ${meant}?`,
		});
	}

	return shell;
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
export async function run(flags: Flags, context: Context, tree: CommandDefinition): Promise<void> {
	await runCompletion(parseShell(flags.arguments), context, tree);
}
