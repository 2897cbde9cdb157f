import {defineCommand} from '../command/definition.js';
import {localErrors} from '../command/errors.js';
import {candidates} from './candidates-definition.js';
import {shells} from './shells.js';

export const completion = defineCommand({
	name: 'completion',
	summary: 'Print a shell completion script for Bash, Zsh, Fish or PowerShell.',
	usage: '<SHELL>',
	arguments: [
		{
			name: 'SHELL',
			summary: `${shells.slice(0, -1).join(', ')} or ${shells.at(-1)!}.`,
			required: true,
			takes: {kind: 'choice', choices: shells},
		},
	],
	description: [
		'Put the script where the shell looks for it, as the examples do, and open a new shell. For Bash this needs the package bash-completion; for Zsh these lines in ~/.zshrc: fpath+=~/.zfunc; autoload -Uz compinit; compinit.',
		'Tenant ids and key ids are completed as well where PHYCLOUD_API_KEY is set: PhyCloud at PHYCLOUD_URL is asked for them, for less than a second. A line with --url, --api-key or --demo is completed without.',
	],
	commands: [candidates],
	examples: [
		{
			summary: 'Bash',
			command:
				'mkdir -p ~/.local/share/bash-completion/completions && phyware completion bash > ~/.local/share/bash-completion/completions/phyware',
		},
		{summary: 'Zsh', command: 'mkdir -p ~/.zfunc && phyware completion zsh > ~/.zfunc/_phyware'},
		{
			summary: 'Fish',
			command:
				'mkdir -p ~/.config/fish/completions && phyware completion fish > ~/.config/fish/completions/phyware.fish',
		},
		{summary: 'PowerShell', command: 'phyware completion powershell >> $PROFILE'},
		{summary: 'Bash, for this shell alone', command: 'source <(phyware completion bash)'},
	],
	agentNotes: ['It is for people who type commands; programs use phyware commands catalog.'],
	errors: localErrors,
	load: async () => import('./completion.js'),
});
