/**
@type {import('xo').FlatXoConfig}
*/
const config = [
	{ignores: ['dist', 'build', 'media/*.svg', 'docs', '**/*.md']},
	{
		prettier: true,
	},
	{
		rules: {
			// The wire's fields are in snake case, and the same in all JSON that is printed.
			'@typescript-eslint/naming-convention': 'off',
			// JSON has null, and so has the wire.
			'@typescript-eslint/no-restricted-types': 'off',
			'unicorn/no-null': 'off',
			// Program and tests run on Node alone, where these are globals.
			'n/prefer-global/process': 'off',
			'n/prefer-global/buffer': 'off',
			// One line of documentation stays one line.
			'unicorn/single-line-block-comment-style': 'off',
			// `confirm`, `verify`, `json`: options are called as their flags are.
			'unicorn/consistent-boolean-name': 'off',
			// A name such as `newest` or `clean` is what the thing is.
			'unicorn/no-non-function-verb-prefix': 'off',
			// Patterns over ASCII gain nothing from the flag.
			'require-unicode-regexp': 'off',
			// To find control characters and marks that stack is this program's trade.
			'no-control-regex': 'off',
			'regexp/no-control-character': 'off',
			'no-misleading-character-class': 'off',
			'unicorn/prefer-unicode-code-point-escapes': 'off',
			// Groups that are read in the next line need no name.
			'regexp/prefer-named-capture-group': 'off',
			// `a || b` on an empty string means what it says.
			'@typescript-eslint/prefer-nullish-coalescing': 'off',
			'@typescript-eslint/strict-boolean-expressions': 'off',
			// Requests, deletions and questions go one after the other on purpose.
			'no-await-in-loop': 'off',
			'unicorn/no-await-expression-member': 'off',
			// Modes of files, checksums and hashes are bits.
			'no-bitwise': 'off',
			// A short expression reads better whole.
			'unicorn/max-nested-calls': 'off',
			'@stylistic/no-mixed-operators': 'off',
			// What stands first is what is thought first.
			'unicorn/prefer-simple-condition-first': 'off',
			// The functions that are handed over take one value.
			'unicorn/no-array-callback-reference': 'off',
			// Replacements are constants, or functions.
			'unicorn/no-unsafe-string-replacement': 'off',
			// Tests need http on loopback.
			'unicorn/prefer-https': 'off',
			// The rule is for Node's test runner; tests here are AVA's.
			'node-test/no-import-test-files': 'off',
			// It takes an assertion's message for a missing argument where the values are spread.
			'ava/assertion-arguments': 'off',
			// An early exit and an update are told apart by their blocks.
			'unicorn/prefer-ternary': 'off',
			'unicorn/prefer-minimal-ternary': 'off',
			// What is public stands where it is read first.
			'unicorn/consistent-class-member-order': 'off',
			// A generator's documentation says what it yields in its sentence.
			'jsdoc/require-yields': 'off',
			// Loops over pages and retries end in the middle.
			'unicorn/no-break-in-nested-loop': 'off',
			// `\p{L}` is as well known as its long form.
			'regexp/unicode-property': 'off',
			// What belongs together stands together.
			'regexp/sort-character-class-elements': 'off',
			// An update handles what concerns it and leaves the rest.
			'@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
		},
	},
];

export default config;
