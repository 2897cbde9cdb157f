# Completion of phyware for PowerShell, made by: phyware completion powershell

Register-ArgumentCompleter -Native -CommandName phyware -ScriptBlock {
	param($wordToComplete, $commandAst, $cursorPosition)

	# What can be typed after each command: words with what they are for. Of a value it is told which words it can be, or where they are looked up.
	$places = @{
		# @places@
	}

	$words = @($commandAst.CommandElements | Select-Object -Skip 1 |
		Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
	$path = ''
	$option = ''
	foreach ($word in $words) {
		$further = "$path $word".Trim()
		if ($option) {
			$option = ''
		} elseif ($places[$path].Values.ContainsKey($word)) {
			$option = $word
		} elseif ($places.ContainsKey($further)) {
			$path = $further
		}
	}
	$place = $places[$path]

	# What stands before the typed part of a word stays: --option=, and a list up to its last comma.
	$kept = ''
	$typed = $wordToComplete
	if (-not $option -and $typed -match '^(--[\w-]+)=(.*)$') {
		$option = $Matches[1]
		$kept = "$option="
		$typed = $Matches[2]
	}
	if ($option -and $typed -match '^(.*,)([^,]*)$') {
		$kept += $Matches[1]
		$typed = $Matches[2]
	}

	$source = $place.Words
	if ($option) {
		$source = $place.Values[$option]
	} elseif ($typed.StartsWith('-')) {
		$source = $place.Options
	}

	if ($source -eq 'file') {
		if (-not $kept) { [System.Management.Automation.CompletionCompleters]::CompleteFilename($typed) }
		return
	}
	if ($source -is [string]) {
		$kind = $source
		$source = [ordered]@{}
		# Where the line points at another PhyCloud than the environment, nothing is looked up.
		if (-not ($words -match '^--(@other_installation@)(=|$)')) {
			foreach ($line in @(phyware completion candidates $kind 2>$null)) {
				$id, $about = $line -split "`t", 2
				# There is no result without something to say about it.
				if ($words -notcontains $id) { $source[$id] = if ($about) { $about } else { $id } }
			}
		}
	}

	foreach ($word in $source.Keys) {
		if ($word.StartsWith($typed)) {
			[System.Management.Automation.CompletionResult]::new("$kept$word", $word, 'ParameterValue', $source[$word])
		}
	}
}
