import {type Walkthrough} from '../../scripts/walkthroughs/scenario.js';

const prompt = /\n\$$/;

/** A secret whose reader was not there. */
export const recover: Walkthrough = {
	name: 'recover',
	title: 'A secret that got lost, and its recovery',
	description:
		'A key is created, but a mistyped command is to take its secret: the program says that nobody got it, reminds of it at the next call, and gets the same secret again.',
	hasInstallation: true,
	steps: [
		{
			say: 'A slip of the finger: no program is called “valut”',
			type: 'phyware cloud keys create --tenant-id ten_abc123 --name edge-07 --secret-only | valut put edge',
			shows: /put edge$/,
			pause: 1,
		},
		{press: ['⏎'], shows: /To get it, run: phyware cloud keys recover[\s\S]*\n\$$/, pause: 4.5},
		{
			say: 'The next command says that a create is pending',
			type: 'phyware cloud keys list --tenant-id ten_abc123 --limit 1',
			shows: /1$/,
			pause: 0.3,
		},
		{press: ['⏎'], shows: prompt, pause: 4},
		{say: 'The same key, the same secret', type: 'phyware cloud keys recover', shows: /recover$/, pause: 0.3},
		{press: ['⏎'], shows: /Secret[\s\S]*\n\$$/, pause: 4.5, isStill: true},
	],
};
