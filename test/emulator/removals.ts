import {type Removal} from '../../scripts/removal/removal.js';

export const removals: readonly Removal[] = [
	{
		defense: 'a secret is not stored',
		file: 'source/emulator/secrets.ts',
		text: "return createHash('sha256').update(secret).digest();",
		instead: 'return Buffer.from(secret);',
		test: 'test/emulator/at-rest.test.ts',
		title: 'neither a secret nor an Idempotency-Key*',
	},
	{
		defense: 'the data file is for its owner alone',
		file: 'source/emulator/sqlite.ts',
		text: 'chmodSync(each, 0o600);',
		instead: '',
		test: 'test/emulator/at-rest.test.ts',
		title: 'a data file that others may read is closed*',
	},
	{
		defense: "an administrator's scope is handed on only by who has it",
		file: 'source/emulator/access.ts',
		text: 'if (missing !== undefined) {',
		instead: "if (missing === '') {",
		test: 'test/emulator/scopes.test.ts',
		title: 'a key with admin:keys cannot hand on admin:tenants',
	},
	{
		defense: 'a credential stays in its tenant',
		file: 'source/emulator/access.ts',
		text: "credential.tenant_id !== tenantId && !credential.scopes.includes('admin:tenants')",
		instead: "tenantId === ''",
		test: 'test/emulator/isolation.test.ts',
		title: 'listing keys answers alike*',
	},
];
