import {type OptionDefinition, type ValueSource} from '../command/option.js';
import {shortSummary, type Completable, otherInstallationOptions, spellings} from './completable.js';
import {fillTemplate} from './fill-template.js';
import template from './templates/phyware.ps1';

/** The completion script for PowerShell, kept to what Windows PowerShell 5.1 knows. */
export function powershellScript(all: readonly Completable[]): string {
	return fillTemplate(template, {
		places: all.map((place) => placeEntry(place)).join('\n'),
		other_installation: otherInstallationOptions.join('|'),
	});
}

function placeEntry({path, commands, options, takes}: Completable): string {
	const words = commands.map(({name, summary}) => [name, shortSummary(summary)] as const);
	const spelled = options.flatMap((option) =>
		spellings(option).map((word) => [word, shortSummary(option.summary)] as const),
	);
	return `		${quoted(path.join(' '))} = @{
			Words = ${takes === undefined ? table(words) : source(takes)}
			Options = ${table(spelled)}
			Values = @{${options.flatMap((option) => valueEntries(option)).join('; ')}}
		}`;
}

function valueEntries(option: OptionDefinition): string[] {
	const values = option.takes === undefined ? table([]) : source(option.takes);
	return option.value === undefined ? [] : spellings(option).map((word) => `${quoted(word)} = ${values}`);
}

/** A table of words, or the name of what is looked up. */
function source(takes: ValueSource): string {
	switch (takes.kind) {
		case 'choice': {
			return table(takes.choices.map((word) => [word, word]));
		}

		case 'list': {
			return table(Object.entries(takes.known));
		}

		case 'file': {
			return quoted('file');
		}

		case 'tenant':
		case 'key': {
			return quoted(`${takes.kind}s`);
		}
	}
}

function table(words: ReadonlyArray<readonly [word: string, about: string]>): string {
	return `[ordered]@{${words.map(([word, about]) => `${quoted(word)} = ${quoted(about)}`).join('; ')}}`;
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
