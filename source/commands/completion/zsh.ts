import {type CommandDefinition} from '../command/definition.js';
import {type OptionDefinition, type ValueSource} from '../command/option.js';
import {shortSummary, type Completable, otherInstallationOptions, valueOptions} from './completable.js';
import {fillTemplate} from './fill-template.js';
import template from './templates/phyware.zsh';

/** The completion script for Zsh: a file of `$fpath`, or one to be sourced. */
export function zshScript(all: readonly Completable[]): string {
	return fillTemplate(template, {
		other_installation: otherInstallationOptions.join('|'),
		lists: lists(all)
			.map((option) => listFunction(option))
			.join('\n\n'),
		functions: all
			.map((place) => (place.commands.length === 0 ? verbFunction(place) : groupFunction(place)))
			.join('\n\n'),
	});
}

/** The name of the function that completes what follows a command. */
function nameOf(path: readonly string[]): string {
	return ['_phyware_words', ...path].join('_');
}

function verbFunction({path, options, takes, isVariadic}: Completable): string {
	const words = takes === undefined ? [] : [quoted(`${isVariadic ? '*' : '1'}:word:${action(takes, 'word')}`)];
	return `${nameOf(path)}() {
${argumentsCall('_arguments -s', [...options.map((option) => optionSpec(option)), ...words])}
}`;
}

function groupFunction({path, commands, options}: Completable): string {
	const specs = [
		...options.map((option) => optionSpec(option)),
		quoted('1:command:->command'),
		quoted('*::word:->word'),
	];
	return `${nameOf(path)}() {
	local curcontext="$curcontext" state line
	local -A opt_args
${argumentsCall('_arguments -C -s', specs)}
	case $state in
		command)
			local -a commands=(
${commands.map((command) => `\t\t\t\t${description(command)}`).join('\n')}
			)
			_describe -t commands command commands
			;;
		word)
			case $line[1] in
${commands.flatMap(({name, aliases = []}) => [name, ...aliases].map((word) => `\t\t\t\t${word}) ${nameOf([...path, word])} ;;`)).join('\n')}
			esac
			;;
	esac
}`;
}

function argumentsCall(call: string, specs: readonly string[]): string {
	return [`\t${call}`, ...specs.map((spec) => `\t\t${spec}`)].join(' \\\n');
}

/** An option as `_arguments` reads it: what excludes what, the spellings, what it is for, and what it takes. */
function optionSpec({name, short, value, takes, repeatable, summary}: OptionDefinition): string {
	const about = `[${shortSummary(summary).replaceAll(/[\\[\]:]/g, String.raw`\$&`)}]`;
	const values =
		value === undefined ? '' : `:${value.replaceAll(/[<>]/g, '')}:${takes === undefined ? ' ' : action(takes, name)}`;
	const long = `--${name}${value === undefined ? '' : '='}`;
	if (short === undefined) {
		return quoted(`${repeatable ? '*' : ''}${long}${about}${values}`);
	}

	const both = `{-${short}${value === undefined ? '' : '+'},${long}}`;
	return `${quoted(`(-${short} --${name})`)}${both}${quoted(`${about}${values}`)}`;
}

/** The options whose values are lists, each once. */
function lists(all: readonly Completable[]): OptionDefinition[] {
	return valueOptions(all).filter(({takes}) => takes?.kind === 'list');
}

function listName(name: string): string {
	return `_phyware_list_${name}`;
}

/** What completes a list of words. */
function listFunction({name, takes}: OptionDefinition): string {
	const words = takes?.kind === 'list' ? Object.entries(takes.known) : [];
	const described = words.map(([word, meaning]) => quoted(`${word.replaceAll(':', String.raw`\:`)}:${meaning}`));
	return `${listName(name)}() {
	local -a known=(
${described.map((word) => `\t\t${word}`).join('\n')}
	)
	# What stands before the last comma stays.
	compset -P '*,'
	_describe -t ${name} ${name} known
}`;
}

/** What `_arguments` does to complete the value of something with a name. */
function action(takes: ValueSource, name: string): string {
	switch (takes.kind) {
		case 'choice': {
			return `(${takes.choices.join(' ')})`;
		}

		case 'list': {
			return listName(name);
		}

		case 'file': {
			return '_files';
		}

		case 'tenant':
		case 'key': {
			// With a blank before it, the function gets its own arguments alone.
			return ` _phyware_look_up ${takes.kind}s`;
		}
	}
}

/** A command as `_describe` reads it. */
function description({name, summary}: CommandDefinition): string {
	return quoted(`${name}:${shortSummary(summary)}`);
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
