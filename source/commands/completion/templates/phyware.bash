# Completion of phyware for Bash, made by: phyware completion bash

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
	local typed=$1 kept=${1%"${1##*,}"} word
	shift
	for word; do
		_phyware_offer "$typed" "$kept$word"
	done
}

# Offers the ids that PhyCloud knows and the line does not have yet; none where the line points at another PhyCloud than the environment.
_phyware_look_up() {
	local kind=$1 typed=$2 id word
	for word in "${words[@]}"; do
		case $word in
			@other_installation@) return ;;
		esac
	done
	while IFS=$'\t' read -r id _; do
		if [[ " ${words[*]} " != *" $id "* ]]; then
			_phyware_offer "$typed" "$id"
		fi
	done < <(phyware completion candidates "$kind" 2>/dev/null </dev/null)
}

# Offers what an option takes: the first argument names the option, the second is what was typed of the value.
_phyware_value() {
	local value=$2
	case $1 in
		# @values@
	esac
}

_phyware() {
	COMPREPLY=()
	# Readline takes : and = for the ends of words; here scopes and --option=value are one word each.
	local words=() rest=$COMP_LINE word
	for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
		if [[ ${#words[@]} -gt 0 && $rest != [[:space:]]* ]]; then
			words[${#words[@]}-1]+=$word
		else
			words+=("$word")
		fi
		rest=${rest#"${rest%%[![:space:]]*}"}
		rest=${rest#"$word"}
	done

	local current=${words[${#words[@]}-1]} path='' option=''
	unset "words[${#words[@]}-1]"
	for word in "${words[@]:1}"; do
		if [[ -n $option ]]; then
			option=''
			continue
		fi
		case $word in
			@value_options@) option=$word ;;
			-*) ;;
			*)
				case "$path $word" in
					@commands@) path="$path $word" ;;
				esac
				;;
		esac
	done

	if [[ -n $option ]]; then
		_phyware_value "$option" "$current"
	elif [[ $current == --*=* ]]; then
		_phyware_value "${current%%=*}" "${current#*=}"
		COMPREPLY=("${COMPREPLY[@]/#/${current%%=*}=}")
	elif [[ $current == -* ]]; then
		case $path in
			# @options@
		esac
	else
		case $path in
			# @words@
		esac
	fi

	# Readline replaces what follows the last : or =, not the whole word.
	local breaks=${COMP_WORDBREAKS//[^:=]/}
	if [[ -n $breaks && $current == *["$breaks"]* ]]; then
		local kept=${current%"${current##*["$breaks"]}"}
		COMPREPLY=("${COMPREPLY[@]#"$kept"}")
	fi
}

complete -F _phyware phyware
