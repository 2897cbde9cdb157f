import {type Walkthrough} from '../../scripts/walkthroughs/scenario.js';

/** Several at once, and not by accident. */
export const revoke: Walkthrough = {
	name: 'revoke',
	title: 'Revoke several keys',
	description:
		'Three keys are found and marked; what will stop working is listed with its last use; they are revoked once their number is typed.',
	steps: [
		{
			say: 'A contract has ended: three keys have to go',
			type: 'phyware cloud keys --demo --tenant-id ten_abc123',
			shows: /ten_abc123/,
			pause: 0.4,
		},
		{press: ['⏎'], shows: /● live[\s\S]*n new/, pause: 1.4},
		{say: 'Find them', press: ['/'], shows: /esc clear/, pause: 0.3},
		{type: 'forklift', shows: /forklift[\s\S]*2 of 23/, pause: 0.8},
		{say: 'Mark them', press: ['⏎', 'space', 'space'], shows: /2 marked/, pause: 1.2},
		{press: ['esc', '/'], shows: /esc clear/, pause: 0.3},
		{type: 'line-3', shows: /1 of 23/, pause: 0.6},
		{press: ['⏎', 'space'], shows: /3 marked/, pause: 1},
		{
			say: 'What stops working and what is in use',
			press: ['r'],
			shows: /Revoke 3 keys/,
			pause: 3.4,
			isStill: true,
		},
		{say: 'Enter alone revokes nothing: it takes their number', type: '3', shows: /❯ 3/, pause: 1.2},
		{press: ['⏎'], shows: /All 3 are revoked/, pause: 2.4},
		{say: 'Revoked, for good', press: ['⏎', 'esc'], shows: /forklift/, pause: 3},
	],
};
