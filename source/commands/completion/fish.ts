import {type CommandDefinition} from '../command/definition.js';
import {type OptionDefinition, type ValueSource} from '../command/option.js';
import {shortSummary, type Completable, otherInstallationOptions, spellings, valueOptions} from './completable.js';
import {fillTemplate} from './fill-template.js';
import template from './templates/phyware.fish';

/** The completion script for Fish. */
export function fishScript(all: readonly Completable[]): string {
	const paths = all.filter(({path}) => path.length > 0).map(({path}) => quoted(path.join(' ')));
	return fillTemplate(template, {
		value_options: valueOptions(all)
			.flatMap((option) => spellings(option))
			.join(' '),
		paths: paths.join(' '),
		other_installation: otherInstallationOptions.join('|'),
		completions: all.map((place) => linesFor(place).join('\n')).join('\n\n'),
	});
}

function linesFor({path, commands, options, takes}: Completable): string[] {
	const at = `complete -c phyware -n ${quoted(['__phyware_at', ...path].join(' '))}`;
	return [
		...commands.map((command) => `${at} ${commandWords(command)}`),
		...(takes === undefined ? [] : [`${at} ${offerOf(takes)}`]),
		...options.map((option) => `${at} ${optionWords(option)}`),
	];
}

function commandWords({name, summary}: CommandDefinition): string {
	return `-a ${name} -d ${quoted(shortSummary(summary))}`;
}

function optionWords({name, short, value, takes, summary}: OptionDefinition): string {
	const spelling = `${short === undefined ? '' : `-s ${short} `}-l ${name}`;
	const source = takes === undefined ? '' : ` ${offerOf(takes)}`;
	const values = value === undefined ? '' : takes?.kind === 'file' ? ` -r${source}` : ` -x${source}`;
	return `${spelling}${values} -d ${quoted(shortSummary(summary))}`;
}

/** What offers the values of a source. */
function offerOf(takes: ValueSource): string {
	switch (takes.kind) {
		case 'choice': {
			return `-a ${quoted(takes.choices.join(' '))}`;
		}

		case 'list': {
			const words = Object.entries(takes.known).map(([word, meaning]) => String.raw`${word}\t${quoted(meaning)}`);
			return `-a ${quoted(`(__phyware_list ${words.join(' ')})`)}`;
		}

		case 'file': {
			return '-F';
		}

		case 'tenant':
		case 'key': {
			return `-a ${quoted(`(__phyware_look_up ${takes.kind}s)`)}`;
		}
	}
}

function quoted(text: string): string {
	return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}
