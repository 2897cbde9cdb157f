import {version} from '../../core/version.js';
import {itemsDocument} from '../../output/documents.js';
import {type OutputFormat} from '../../output/formats.js';
import {measure, pad} from '../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../terminal/printable.js';
import {write} from '../../terminal/write.js';
import {type Context} from '../command/context.js';
import {type CommandDefinition} from '../command/definition.js';
import {outputFormat} from '../options/settings.js';
import {type CatalogInput} from './options.js';
import {catalogOf} from './entries.js';

/** Prints the catalog of a command tree. */
export async function runCatalog(
	format: OutputFormat,
	{stdout}: Pick<Context, 'stdout'>,
	tree: CommandDefinition,
): Promise<void> {
	const {commands, ...more} = catalogOf(tree, version);
	await write(stdout, format === 'table' ? namesOf(commands) : await itemsDocument('commands', commands, format, more));
}

/** A line for each command: its name and its synopsis. */
function namesOf(commands: ReadonlyArray<{readonly name: string; readonly synopsis: string}>): Printable {
	const rows = commands.map(({name, synopsis}) => ({name: clean(name), synopsis: clean(synopsis)}));
	const width = Math.max(...rows.map(({name}) => measure(name)));
	return join(rows.map(({name, synopsis}) => printable`${pad(name, width)}  ${synopsis}\n`));
}

/** What the command does. */
export async function run(input: CatalogInput, context: Context, tree: CommandDefinition): Promise<number> {
	await runCatalog(outputFormat(input), context, tree);
	return 0;
}
