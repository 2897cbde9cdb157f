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
			// One line of documentation stays one line; names say what they mean without a prefix.
			'unicorn/single-line-block-comment-style': 'off',
			'unicorn/consistent-boolean-name': 'off',
			'unicorn/no-non-function-verb-prefix': 'off',
			// Patterns over ASCII gain nothing from the flag; those that look for control characters are this program's trade.
			'require-unicode-regexp': 'off',
			'regexp/no-control-character': 'off',
			'no-misleading-character-class': 'off',
			'regexp/prefer-named-capture-group': 'off',
			// `a || b` on an empty string means what it says.
			'@typescript-eslint/prefer-nullish-coalescing': 'off',
			'@typescript-eslint/strict-boolean-expressions': 'off',
			'unicorn/max-nested-calls': 'off',
			'unicorn/no-await-expression-member': 'off',
			'unicorn/prefer-simple-condition-first': 'off',
			'unicorn/no-array-callback-reference': 'off',
			'unicorn/no-unsafe-string-replacement': 'off',
			'unicorn/consistent-class-member-order': 'off',
			'unicorn/prefer-unicode-code-point-escapes': 'off',
			'unicorn/prefer-ternary': 'off',
			'jsdoc/require-yields': 'off',
			'unicorn/prefer-https': 'off',
			'node-test/no-import-test-files': 'off',
			'no-control-regex': 'off',
			'no-await-in-loop': 'off',
			'no-bitwise': 'off',
			// A reducer answers to what concerns it and leaves the rest.
			'@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
			'unicorn/prefer-minimal-ternary': 'off',
			'unicorn/prefer-set-methods': 'off',
			'ava/assertion-arguments': 'off',
			'unicorn/no-object-as-default-parameter': 'off',
			'@stylistic/no-mixed-operators': 'off',
			'regexp/unicode-property': 'off',
			'regexp/sort-character-class-elements': 'off',
			'unicorn/no-break-in-nested-loop': 'off',
		},
	},
];

export default config;
