import {type CommandDefinition} from '../command/definition.js';
import {type OptionDefinition, type ValueSource} from '../command/option.js';
import {shortSummary, type Completable, otherInstallationOptions, spellings, valueOptions} from './completable.js';

/** The completion script for Fish. */
export function fishScript(all: readonly Completable[]): string {
	const paths = all.filter(({path}) => path.length > 0).map(({path}) => quoted(path.join(' ')));
	return String.raw`# Completion of phyware for Fish, made by: phyware completion fish

# Whether the line has come to a command: the words after phyware, without options and their values.
function __phyware_at
	set -l words (commandline -opc)
	set -l path
	set -l is_value no
	for word in $words[2..-1]
		if test $is_value = yes
			set is_value no
			continue
		end
		switch $word
			case ${valueOptions(all)
				.flatMap((option) => spellings(option))
				.join(' ')}
				set is_value yes
			case '-*'
			case '*'
				set -l further (string join ' ' $path $word)
				if contains -- $further ${paths.join(' ')}
					set path $further
				end
		end
	end
	test "$path" = "$argv"
end

# The ids that PhyCloud knows and the line does not have yet; none where the line points at another PhyCloud than the environment.
function __phyware_look_up
	set -l words (commandline -opc)
	if string match -qr -- '^--(${otherInstallationOptions.join('|')})(=|$)' $words
		return
	end
	phyware completion candidates $argv[1] 2>/dev/null </dev/null | while read -l line
		if not contains -- (string split -m 1 \t -- $line)[1] $words
			echo $line
		end
	end
end

# Words for a list: what stands before the last comma stays.
function __phyware_list
	set -l kept (commandline -ct | string replace -r '^--[^=]*=' '' | string replace -r '[^,]*$' '')
	printf "$kept%s\n" $argv
end

complete -c phyware -f

${all.map((place) => linesFor(place).join('\n')).join('\n\n')}
`;
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
