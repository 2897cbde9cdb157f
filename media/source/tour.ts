import {type Walkthrough} from '../../scripts/walkthroughs/scenario.js';

/** Once around the session. */
export const tour: Walkthrough = {
	name: 'tour',
	title: 'phyware cloud keys',
	description:
		'The session on the demo installation: a tenant is chosen, its keys are watched, filtered and looked at, another tenant is opened, and nothing is saved.',
	steps: [
		{
			say: 'No PhyCloud at hand? The demo brings its own',
			type: 'phyware cloud keys --demo',
			shows: /--demo/,
			pause: 0.4,
		},
		{press: ['⏎'], shows: /Acme Robotics[\s\S]*⏎ open/, pause: 1.6},
		{say: 'Type a part of a tenant’s name', type: 'acme', shows: /1 of 6 tenants/, pause: 0.6},
		{press: ['⏎'], shows: /● live[\s\S]*fleet-eu-west[\s\S]*n new/, pause: 0.8},
		{say: 'Its keys, live: what is in use moves up', shows: /● live/, pause: 5, isStill: true},
		{say: 'Filter by name or id', press: ['/'], shows: /esc clear/, pause: 0.3},
		{type: 'ingest', shows: /\/ ingest +2 of 23/, pause: 1.2},
		{say: 'Look at one', press: ['⏎', '⏎'], shows: /by maya\.lindqvist/, pause: 2.6},
		{say: 'Only what expires soon', press: ['esc', 'esc', 'f', 'f'], shows: /2 of 23/, pause: 2},
		{say: 'Another tenant', press: ['esc', 't'], shows: /6 tenants/, pause: 0.6},
		{press: ['↓', '↓', '↓', '↓'], shows: /❯ 疾風ドローン/, pause: 0.4},
		{press: ['⏎'], shows: /飛行ログ収集/, pause: 2.2},
		{say: 'All keys', press: ['?'], shows: /Create a key/, pause: 2.4},
		{
			say: 'Nothing is saved; your own is next',
			press: ['q', 'q'],
			shows: /\nOn your installation: .*\n\n\$$/,
			pause: 2.5,
		},
	],
};
