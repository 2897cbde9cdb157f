import {type ValueSource} from '../command/option.js';
import {type Completable, otherInstallationOptions, spellings, valueOptions} from './completable.js';

/** The completion script for Bash: kept to what version 3.2 knows, which macOS has, and without the help of other packages. */
export function bashScript(all: readonly Completable[]): string {
	const known = all.filter(({path}) => path.length > 0).map(({path}) => `'${pathKey(path)}'`);
	const values = valueOptions(all);
	return `# Completion of phyware for Bash, made by: phyware completion bash

# Offers those words that begin with what was typed: the first argument.
_phyware_offer() {
	local typed=$1 word
	shift
	for word; do
		if [[ $word == "$typed"* ]]; then
			COMPREPLY+=("$word")
		fi
	done
}

# Offers words for a list: what stands before the last comma stays.
_phyware_offer_list() {
	local typed=$1 kept=\${1%"\${1##*,}"} word
	shift
	for word; do
		_phyware_offer "$typed" "$kept$word"
	done
}

# Offers the ids that PhyCloud knows and the line does not have yet; none where the line points at another PhyCloud than the environment.
_phyware_look_up() {
	local kind=$1 typed=$2 id name word
	for word in "\${words[@]}"; do
		case $word in
			${otherInstallationOptions.map((name) => `--${name} | --${name}=*`).join(' | ')}) return ;;
		esac
	done
	while IFS=$'\\t' read -r id name; do
		if [[ " \${words[*]} " != *" $id "* ]]; then
			_phyware_offer "$typed" "$id"
		fi
	done < <(phyware completion candidates "$kind" 2>/dev/null </dev/null)
}

# Offers what an option takes: the first argument names the option, the second is what was typed of the value.
_phyware_value() {
	local value=$2
	case $1 in
${values.flatMap((option) => valueCase(spellings(option).join(' | '), option.takes)).join('\n')}
	esac
}

_phyware() {
	COMPREPLY=()
	# Readline takes : and = for the ends of words; here scopes and --option=value are one word each.
	local words=() rest=$COMP_LINE word
	for word in "\${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
		if [[ \${#words[@]} -gt 0 && $rest != [[:space:]]* ]]; then
			words[\${#words[@]}-1]+=$word
		else
			words+=("$word")
		fi
		rest=\${rest#"\${rest%%[![:space:]]*}"}
		rest=\${rest#"$word"}
	done

	local current=\${words[\${#words[@]}-1]} path= option=
	unset "words[\${#words[@]}-1]"
	for word in "\${words[@]:1}"; do
		if [[ -n $option ]]; then
			option=
			continue
		fi
		case $word in
			${values.flatMap((value) => spellings(value)).join(' | ')}) option=$word ;;
			-*) ;;
			*)
				case "$path $word" in
					${known.join(' | ')}) path="$path $word" ;;
				esac
				;;
		esac
	done

	if [[ -n $option ]]; then
		_phyware_value "$option" "$current"
	elif [[ $current == --*=* ]]; then
		_phyware_value "\${current%%=*}" "\${current#*=}"
		COMPREPLY=("\${COMPREPLY[@]/#/\${current%%=*}=}")
	elif [[ $current == -* ]]; then
		case $path in
${all.map(({path, options}) => `\t\t\t'${pathKey(path)}') _phyware_offer "$current" ${options.flatMap((option) => spellings(option)).join(' ')} ;;`).join('\n')}
		esac
	else
		case $path in
${all.flatMap((place) => wordCase(place)).join('\n')}
		esac
	fi

	# Readline replaces what follows the last : or =, not the whole word.
	local breaks=\${COMP_WORDBREAKS//[^:=]/}
	if [[ -n $breaks && $current == *[$breaks]* ]]; then
		local kept=\${current%"\${current##*[$breaks]}"}
		COMPREPLY=("\${COMPREPLY[@]#"$kept"}")
	fi
}

complete -F _phyware phyware
`;
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
