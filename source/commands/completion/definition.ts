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
		'Save the script where the shell looks for it, as the examples do, and open a new shell. Bash needs the package bash-completion; Zsh needs these lines in ~/.zshrc: fpath+=~/.zfunc; autoload -Uz compinit; compinit.',
		'The PowerShell script has not been tested with a real PowerShell.',
		'With PHYCLOUD_API_KEY set, tenant ids and key ids are completed too, from PhyCloud at PHYCLOUD_URL, within a second. On a line with --url, --api-key or --demo they are not.',
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
		{summary: 'Bash, for this shell only', command: 'source <(phyware completion bash)'},
	],
	agentNotes: ['For people who type commands. Programs use phyware commands catalog.'],
	errors: localErrors,
	load: async () => import('./completion.js'),
});
