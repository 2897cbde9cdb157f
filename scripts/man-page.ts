import {auth} from '../source/commands/auth/definition.js';
import {type CommandDefinition} from '../source/commands/command/definition.js';
import {type OptionDefinition} from '../source/commands/command/option.js';
import {environmentVariables} from '../source/commands/help/environment.js';
import {keys} from '../source/commands/keys/definition.js';
import {helpOption, sharedOptions} from '../source/commands/options/connection.js';
import {optionHelp, spelling} from '../source/commands/help/help-text.js';
import {exitCodeMeanings} from '../source/core/exit-codes.js';
import {example, item, macro, paragraphs, roffText} from './roff.js';

const verbs = keys.commands!;
const commands = [keys, ...verbs];
/** What its users need around it. */
const signingIn = auth.commands!;
const everything = [...commands, ...signingIn];

/** The manual page of `phyware cloud keys`, in the macros of man(7). */
export function manPage(version: string): string {
	const parts = [
		String.raw`.\" Made by npm run generate: do not change it by hand.`,
		// Without a date: it would say when the page was made, not whether it is true.
		macro('TH', 'PHYWARE-CLOUD-KEYS', '1', '', `phyware ${version}`, 'PhyCloud'),
		section('NAME', roffText(`phyware-cloud-keys - ${sentenceStart(keys.summary)}`)),
		section('SYNOPSIS', commands.map((command) => synopsis(command)).join('\n.br\n')),
		section('DESCRIPTION', paragraphs(keys.description!)),
		section('COMMANDS', ...verbs.map((verb) => verbPart(verb))),
		section('SIGNING IN', paragraphs(auth.description!), ...signingIn.map((verb) => verbPart(verb, 'phyware auth '))),
		section(
			'OPTIONS',
			roffText('Every command has these:'),
			...[...sharedOptions, helpOption].map((option) => optionItem(option)),
		),
		section('ENVIRONMENT', ...environmentVariables.map(([name, meaning]) => item(name, `${meaning}.`))),
		section('EXIT STATUS', ...exitCodeMeanings.map(([code, meaning]) => item(String(code), `${meaning}.`))),
		section('ERRORS', ...errors()),
		section('EXAMPLES', examples().join('\n.PP\n')),
		section('NOTES', ...everything.map((command) => item(nameOf(command), command.agentNotes!.join(' ')))),
		section('SEE ALSO', roffText('phyware help emulator, phyware help catalog, phyware help completion')),
	];
	return `${parts.join('\n')}\n`;
}

function section(heading: string, ...parts: readonly string[]): string {
	return [macro('SH', heading), ...parts].join('\n');
}

/** A summary as it stands behind a name: without a capital and a full stop. */
function sentenceStart(summary: string): string {
	return `${summary[0]!.toLowerCase()}${summary.slice(1)}`.replace(/\.$/, '');
}

function nameOf(command: CommandDefinition): string {
	if (signingIn.includes(command)) {
		return `phyware auth ${command.name}`;
	}

	return command === keys ? 'phyware cloud keys' : `phyware cloud keys ${command.name}`;
}

function synopsis(command: CommandDefinition): string {
	return `${macro('B', nameOf(command))}\n${roffText(command.usage)}`;
}

function verbPart(verb: CommandDefinition, above = ''): string {
	const own = verb.options!.filter((option) => !sharedOptions.includes(option));
	return [
		macro('SS', `${above}${verb.name} ${verb.usage}`),
		paragraphs(verb.description!),
		...(verb.aliases ?? []).map((alias) => item('Alias', alias)),
		...(verb.arguments ?? []).map(({name, summary}) => item(name, summary)),
		...own.map((option) => optionItem(option)),
	].join('\n');
}

function optionItem(option: OptionDefinition): string {
	return item(spelling(option), optionHelp(option));
}

/** Every error that a command can end with, once for each way of saying it. */
function errors(): string[] {
	const all = new Set(everything.flatMap((command) => command.errors!));
	return [...all].map(({code, message, remediation}) => item(code, `${message}. ${remediation}.`));
}

function examples(): string[] {
	const all = everything.flatMap((command) => command.examples!);
	return all
		.filter(({command}, index) => all.findIndex((other) => other.command === command) === index)
		.map(({summary, command}) => example(`${summary}:`, command));
}
