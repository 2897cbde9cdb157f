import {type Walkthrough} from '../../scripts/walkthroughs/scenario.js';

const prompt = /\n\$$/;

/** Plain lines of shell, as in CI. */
export const scripted: Walkthrough = {
	name: 'scripted',
	title: 'From a script, and in CI',
	description:
		'Plain lines of shell: keys that expire soon are listed, a key is created with its secret kept in a variable, the list goes to jq as JSON, a key is revoked, and exit codes tell what went wrong.',
	hasInstallation: true,
	steps: [
		{
			say: 'What expires within two weeks?',
			type: 'phyware cloud keys list --tenant-id ten_abc123 --expires-within 14d',
			shows: /14d$/,
			pause: 0.2,
		},
		{press: ['⏎'], shows: prompt, pause: 2},
		{
			say: 'A new key, its secret caught where it is wanted',
			type: 'SECRET=$(phyware cloud keys create --tenant-id ten_abc123 --name ci-2027 --expires 1y --secret-only)',
			shows: /only\)$/,
			pause: 0.2,
		},
		{press: ['⏎'], shows: prompt, pause: 0.4},
		{type: 'echo "$SECRET" | cut -c 1-9', shows: /1-9$/, pause: 0.2},
		{press: ['⏎'], shows: /\nphk_test_\n\n\$$/, pause: 1.6},
		{
			say: 'Everything as JSON, for jq',
			type: 'phyware cloud keys list --tenant-id ten_abc123 -o json |',
			shows: /\|$/,
			pause: 0,
		},
		{press: ['⏎'], shows: />$/, pause: 0},
		{
			type: 'jq -r \'.keys[] | select(.status == "active" and .last_used_at == null).name\'',
			shows: /name'$/,
			pause: 0.2,
		},
		{press: ['⏎'], shows: prompt, pause: 2},
		{say: 'Revoked without a question', type: 'phyware cloud keys revoke key_abc123 --yes', shows: /yes$/, pause: 0.2},
		{press: ['⏎'], shows: prompt, pause: 2},
		{
			say: 'What goes wrong has an exit code, and says what to do',
			type: 'phyware cloud keys list --tenant-id ten_abc321; echo $?',
			shows: /\$\?$/,
			pause: 0.2,
		},
		{press: ['⏎'], shows: /\n3\n\n\$$/, pause: 3, isStill: true},
	],
};
