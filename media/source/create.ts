import {type Walkthrough} from '../../scripts/walkthroughs/scenario.js';

/** From the form to the clipboard. */
export const create: Walkthrough = {
	name: 'create',
	title: 'Create a key, copy its secret',
	description:
		'A key is created through the form: a name that is taken is refused beside the field, scopes and expiry are chosen, and the secret is copied without being shown.',
	steps: [
		{
			say: 'The keys of one tenant of the demo',
			type: 'phyware cloud keys --demo --tenant-id ten_abc123',
			shows: /ten_abc123/,
			pause: 0.4,
		},
		{press: ['⏎'], shows: /● live[\s\S]*n new/, pause: 1.4},
		{say: 'A new key', press: ['n'], shows: /New key[\s\S]*⏎ create/, pause: 1},
		{type: 'ci-nightly', shows: /ci-nightly/, pause: 0.5},
		{
			say: 'The name is taken: nothing is created, and nothing that was typed is lost',
			press: ['⏎'],
			shows: /taken|already/,
			pause: 2.6,
		},
		{type: '-2', say: 'A different name', shows: /ci-nightly-2/, pause: 0.7},
		{say: 'Read-only, for a year', press: ['⇥', '↓', 'space'], shows: /\[ \] write:events/, pause: 1},
		{press: ['⇥', '⇥', '→'], shows: /\(•\) 1 year/, pause: 1.6},
		{say: 'Create it', press: ['⏎'], shows: /only time its secret can be shown/, pause: 2.4, isStill: true},
		{say: 'Copied without being shown', press: ['c'], shows: /Copied/, pause: 2.6},
		{
			say: 'Back to the list: from now on nobody can show it again',
			press: ['⏎'],
			shows: /ci-nightly-2 +key_/,
			pause: 3.5,
		},
	],
};
