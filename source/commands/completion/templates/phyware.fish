# Completion of phyware for Fish, made by: phyware completion fish

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
			case @value_options@
				set is_value yes
			case '-*'
			case '*'
				set -l further (string join ' ' $path $word)
				if contains -- $further @paths@
					set path $further
				end
		end
	end
	test "$path" = "$argv"
end

# The ids that PhyCloud knows and the line does not have yet; none where the line points at another PhyCloud than the environment.
function __phyware_look_up
	set -l words (commandline -opc)
	if string match -qr -- '^--(@other_installation@)(=|$)' $words
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

# @completions@
