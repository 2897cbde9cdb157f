import {type Removal} from '../scripts/removal/removal.js';

export const removals: readonly Removal[] = [
	{
		defense: 'errors are cleaned before they are printed',
		file: 'source/output/error-text.ts',
		text: 'return clean(maskCredentials(text));',
		instead: 'return maskCredentials(text) as Printable;',
		test: 'test/report.test.ts',
		title: 'untrusted text in an error is cleaned',
	},
	{
		defense: 'a fault of the program tells nothing that it was working on',
		file: 'source/report.ts',
		text: "thrown instanceof Error ? thrown.name : 'unknown'",
		instead: 'String(thrown)',
		test: 'test/main.test.ts',
		title: 'an uncaught error ends the command*',
	},
	{
		defense: 'an uncaught error is reported without its source',
		file: 'source/main.ts',
		text: "host.on('uncaughtException', (error) => {\n\t\tcontroller.abort(error);\n\t});",
		instead: '',
		test: 'test/main.test.ts',
		title: 'an uncaught error ends the command*',
	},
	{
		defense: 'secrets are opened in counted places',
		file: 'source/tui/runtime/effects/perform.ts',
		text: 'secret.forget();',
		instead: 'secret.reveal();',
		test: 'test/opened-secrets.test.ts',
		title: 'a secret is opened in counted places alone',
	},
];
