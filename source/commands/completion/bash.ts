import {type ValueSource} from '../command/option.js';
import {type Completable, otherInstallationOptions, spellings, valueOptions} from './completable.js';
import {fillTemplate} from './fill-template.js';
import template from './templates/phyware.bash';

/** The completion script for Bash: kept to what version 3.2 knows, which macOS has, and without the help of other packages. */
export function bashScript(all: readonly Completable[]): string {
	const known = all.filter(({path}) => path.length > 0).map(({path}) => `'${pathKey(path)}'`);
	const values = valueOptions(all);
	return fillTemplate(template, {
		other_installation: otherInstallationOptions.map((name) => `--${name} | --${name}=*`).join(' | '),
		values: values.flatMap((option) => valueCase(spellings(option).join(' | '), option.takes)).join('\n'),
		value_options: values.flatMap((value) => spellings(value)).join(' | '),
		commands: known.join(' | '),
		options: all
			.map(
				({path, options}) =>
					`\t\t\t'${pathKey(path)}') _phyware_offer "$current" ${options.flatMap((option) => spellings(option)).join(' ')} ;;`,
			)
			.join('\n'),
		words: all.flatMap((place) => wordCase(place)).join('\n'),
	});
}

/** The path of a command as the script builds it up: each word with a blank before it. */
function pathKey(path: readonly string[]): string {
	return path.map((word) => ` ${word}`).join('');
}

function valueCase(pattern: string, takes: ValueSource | undefined): string[] {
	return takes === undefined ? [] : [`\t\t${pattern}) ${offerOf(takes, '$value')} ;;`];
}

function wordCase({path, commands, takes}: Completable): string[] {
	const offer =
		commands.length > 0
			? `_phyware_offer "$current" ${commands.map(({name}) => name).join(' ')}`
			: takes && offerOf(takes, '$current');
	return offer === undefined ? [] : [`\t\t\t'${pathKey(path)}') ${offer} ;;`];
}

/** What offers the values of a source, with what was typed in a variable. */
function offerOf(takes: ValueSource, typed: string): string {
	switch (takes.kind) {
		case 'choice': {
			return `_phyware_offer "${typed}" ${takes.choices.join(' ')}`;
		}

		case 'list': {
			return `_phyware_offer_list "${typed}" ${Object.keys(takes.known).join(' ')}`;
		}

		case 'file': {
			// Readline completes files itself, with tildes and quotes; Bash 3.2 cannot tell it to.
			return 'compopt -o default 2>/dev/null';
		}

		case 'tenant':
		case 'key': {
			return `_phyware_look_up ${takes.kind}s "${typed}"`;
		}
	}
}
