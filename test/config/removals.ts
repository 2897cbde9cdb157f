import {type Removal} from '../../scripts/removal/removal.js';

export const removals: readonly Removal[] = [
	{
		defense: 'a password in an address is not repeated',
		file: 'source/config/address.ts',
		text: "text.includes('@') ? 'That is not a URL.' :",
		instead: '',
		test: 'test/config/address.test.ts',
		title: 'a password is not repeated either where*',
	},
	{
		defense: 'plain http is for this machine only',
		file: 'source/config/address.ts',
		text: "url.protocol === 'http:' && !isLoopback(url.hostname) && !allowHttp",
		instead: 'allowHttp && !allowHttp',
		test: 'test/config/address.test.ts',
		title: '"http://phycloud.example" is refused*',
	},
	{
		defense: 'a credential cannot bring headers of its own',
		file: 'source/config/credential.ts',
		text: String.raw`if (!/^[\u0021-\u007E]+$/.test(text)) {`,
		instead: "if (text === '') {",
		test: 'test/config/credential.test.ts',
		title: 'a key that holds a line break*',
	},
	{
		defense: 'a credential is not typed where it would show',
		file: 'source/config/credential.ts',
		text: 'if (stdin.isTTY) {',
		instead: 'if (stdin.isTTY && stdin === undefined) {',
		test: 'test/config/credential.test.ts',
		title: 'a terminal is not read from*',
	},
];
