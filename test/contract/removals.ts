import {type Removal} from '../../scripts/removal/removal.js';

export const removals: readonly Removal[] = [
	{
		defense: 'a credential is masked before it is split',
		file: 'source/contract/wire/refusal-details.ts',
		text: "shortLine(value) ?? ''",
		instead: 'String(value)',
		test: 'test/contract/wire/refusal-words.test.ts',
		title: 'a credential in use is masked before a pointer *',
	},
	{
		defense: 'few details of a refusal are read',
		file: 'source/contract/wire/refusal-words.ts',
		text: 'details.slice(0, maximumDetails)',
		instead: 'details',
		test: 'test/contract/wire/refusal-words.test.ts',
		title: 'twenty details are read*',
	},
	{
		defense: 'broken JSON is not shown as text',
		file: 'source/contract/wire/refusal-words.ts',
		text: String.raw`/<[!/?a-z]|[{}]|":|^\s*(?:"|\[\s*["\d[\]])/i`,
		instead: String.raw`/<[!/?a-z]|^\s*(?:"|\[\s*["\d[\]])/i`,
		test: 'test/contract/wire/refusal-words.test.ts',
		title: 'the text * says nothing',
	},
];
