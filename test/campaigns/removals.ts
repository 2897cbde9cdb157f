import {type Removal} from '../../scripts/removal/removal.js';

/* eslint-disable no-template-curly-in-string, @eslint-community/eslint-comments/disable-enable-pair -- Sources are quoted here. */

export const removals: readonly Removal[] = [
	{
		defense: 'a name in a refusal keeps its escape sequences to itself',
		file: 'source/tui/runtime/effects/sign-in.ts',
		text: 'stripEscapes(name!)',
		instead: 'name!',
		test: 'test/campaigns/poisoned-words.test.ts',
		title: 'a name that holds the beginning of a sequence leaves a refusal its words',
	},
	{
		defense: 'a name in a question keeps its escape sequences to itself',
		file: 'source/tui/screens/secret/view.tsx',
		text: 'stripEscapes(key.name)',
		instead: 'key.name',
		test: 'test/campaigns/poisoned-words.test.ts',
		title: 'a name that holds the beginning of a sequence leaves a question its words',
	},
	{
		defense: 'no row of the first frame goes on in the next',
		file: 'source/tui/runtime/terminal-modes.ts',
		text: 'stdout.write(printable`${wrapOff}${altEscape.keep}`);',
		instead: 'stdout.write(printable`${altEscape.keep}`);',
		test: 'test/campaigns/poisoned-words.test.ts',
		title: 'no row of the first frame goes on in the next',
	},
	{
		defense: 'a credential in use is masked, whatever its form',
		file: 'source/phycloud/transport.ts',
		text: 'credential.use();',
		instead: '',
		test: 'test/campaigns/repeated-credentials.test.ts',
		title: 'a credential of another form that a server repeats is masked',
	},
];
