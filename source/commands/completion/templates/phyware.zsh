#compdef phyware

# Completion of phyware for Zsh, made by: phyware completion zsh

# Offers the ids that PhyCloud knows and the line does not have yet; none where the line points at another PhyCloud than the environment.
_phyware_look_up() {
	if (( ${_phyware_line[(I)--(@other_installation@)(|=*)]} )); then
		return 1
	fi
	local -a found
	local id about
	while IFS=$'\t' read -r id about; do
		found+=("$id:$about")
	done < <(phyware completion candidates $1 2>/dev/null </dev/null)
	_describe -t $1 $1 found -F _phyware_line
}

_phyware() {
	local -a _phyware_line=("${words[@]}")
	_phyware_words
}

# @lists@

# @functions@

# Sourced, it is registered; as a file of $fpath it is called for the first time right when it is loaded.
if [[ $funcstack[1] == _phyware ]]; then
	_phyware "$@"
else
	compdef _phyware phyware
fi
