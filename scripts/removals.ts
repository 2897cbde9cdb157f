/** A defence taken out of a file, and the tests of which at least one has to fail without it. */
export type Removal = {
	readonly defence: string;
	readonly file: string;
	/** A text that stands there exactly once. */
	readonly text: string;
	readonly instead: string;
	readonly tests: readonly string[];
	/** Whether the tests run the built program. */
	readonly built?: boolean;
};

/* eslint-disable no-template-curly-in-string -- sources are quoted here. */

const createTests = ['test/keys/create-key.test.ts', 'test/keys/doubt.test.ts', 'test/keys/lost-answers.test.ts'];
const recoverTests = ['test/keys/recover-keys.test.ts', 'test/keys/undo-create.test.ts'];
const connectionTests = ['test/e2e/connection.test.ts', 'test/e2e/exit-codes.test.ts'];

/** The defences, one by one. */
export const removals: readonly Removal[] = [
	{
		defence: 'a create is journalled before it is sent',
		file: 'source/keys/create-key.ts',
		text: '	await journal.write(entry);\n	return entry;',
		instead: '	return entry;',
		tests: createTests,
	},
	{
		defence: 'an entry stays until the secret is delivered',
		file: 'source/keys/create-key.ts',
		text: 'delivered: async () => journal.remove(entry)',
		instead: 'delivered: async () => undefined',
		tests: createTests,
	},
	{
		defence: 'a lost answer is no failure',
		file: 'source/keys/create-key.ts',
		text: 'if (!isReplay && !mayHaveHappened(error)) {',
		instead: 'if (!isReplay) {',
		tests: createTests,
	},
	{
		defence: 'the key of a lost answer is looked for',
		file: 'source/keys/create-key.ts',
		text: 'return await findNewKey(client, entry, {signal: either});',
		instead: 'return undefined;',
		tests: createTests,
	},
	{
		defence: 'keys that were there before are not taken for new ones',
		file: 'source/keys/reconcile.ts',
		text: 'key.name === name && !known.has(key.id)',
		instead: 'key.name === name',
		tests: ['test/keys/reconcile.test.ts'],
	},
	{
		defence: 'a retry carries the same idempotency key',
		file: 'source/phycloud/client.ts',
		text: "'idempotency-key': idempotencyKey",
		instead: "get 'idempotency-key'() { return crypto.randomUUID(); }",
		tests: createTests,
	},
	{
		defence: 'a gateway does not speak for the server behind it',
		file: 'source/phycloud/retry.ts',
		text: 'new Set([502, 504])',
		instead: 'new Set([])',
		tests: createTests,
	},
	{
		defence: 'a journal entry is put in place at one stroke',
		file: 'source/settings/journal.ts',
		text: 'const draft = `${file}.${randomUUID()}.draft`;',
		instead: 'const draft = file;\n	await unlink(file).catch(() => undefined);',
		tests: ['test/settings/journal.test.ts', 'test/settings/journal-processes.test.ts'],
	},
	{
		defence: 'the journal is readable by its owner alone',
		file: 'source/settings/journal.ts',
		text: "open(file, 'wx', 0o600)",
		instead: "open(file, 'wx', 0o644)",
		tests: ['test/settings/journal.test.ts'],
	},
	{
		defence: 'a reused process number is told apart',
		file: 'source/settings/journal.ts',
		text: 'processMark(id) === mark',
		instead: 'processMark(id) !== undefined',
		tests: ['test/settings/journal-processes.test.ts', 'test/settings/journal.test.ts'],
	},
	{
		defence: 'recover does not make a revoked key anew',
		file: 'source/keys/recover-keys.ts',
		text: "key?.status === 'revoked' || ",
		instead: '',
		tests: recoverTests,
	},
	{
		defence: 'recover does not send again what PhyCloud has forgotten',
		file: 'source/keys/recover-keys.ts',
		text: '< idempotencyLifetime',
		instead: '< Infinity',
		tests: recoverTests,
	},
	{
		defence: 'standard output that goes nowhere is refused',
		file: 'source/commands/keys/deliver.ts',
		text: 'fd !== undefined && isVoid(fd)',
		instead: 'fd === -1 && isVoid(fd)',
		tests: ['test/e2e/undelivered.test.ts'],
		built: true,
	},
	{
		defence: 'a secret file is never written over',
		file: 'source/settings/secret-file.ts',
		text: "open(filePath, 'wx', 0o600)",
		instead: "open(filePath, 'w', 0o600)",
		tests: ['test/settings/secret-file.test.ts'],
	},
	{
		defence: 'a secret file is readable by its owner alone',
		file: 'source/settings/secret-file.ts',
		text: "open(filePath, 'wx', 0o600)",
		instead: "open(filePath, 'wx', 0o644)",
		tests: ['test/settings/secret-file.test.ts'],
	},
	{
		defence: 'foreign text loses its escape sequences',
		file: 'source/terminal/printable.ts',
		text: '		.replaceAll(sequence, removed)\n',
		instead: '',
		tests: ['test/terminal/printable.test.ts', 'test/terminal/honest-text.test.ts'],
	},
	{
		defence: 'foreign text loses what hides or turns it',
		file: 'source/terminal/printable.ts',
		text: '		.replaceAll(hidden, removed)\n',
		instead: '',
		tests: ['test/terminal/printable.test.ts'],
	},
	{
		defence: 'JSON is printable ASCII',
		file: 'source/terminal/printable.ts',
		text: String.raw`.replaceAll(/[\u007F-\uFFFF]/g, escapeUnit)`,
		instead: '',
		tests: ['test/terminal/ascii-json.test.ts'],
	},
	{
		defence: 'a secret prints as redacted',
		file: 'source/core/secret.ts',
		text: '	toJSON(): string {\n		return redacted;',
		instead: '	toJSON(): string {\n		return this.#value;',
		tests: ['test/core/secret.test.ts'],
	},
	{
		defence: 'credentials in messages are masked',
		file: 'source/core/secret.ts',
		text: 'return text.replaceAll(credentialPattern, redacted);',
		instead: 'return text;',
		tests: ['test/core/secret.test.ts', 'test/e2e/bad-input.test.ts'],
	},
	{
		defence: 'redirects are not followed',
		file: 'source/phycloud/transport.ts',
		text: 'followRedirect: false',
		instead: 'followRedirect: true',
		tests: connectionTests,
	},
	{
		defence: 'answers are limited in size',
		file: 'source/phycloud/transport.ts',
		text: 'if (size > maximumAnswerSize) {',
		instead: 'if (size === -1) {',
		tests: connectionTests,
		built: true,
	},
	{
		defence: 'a slow drip is cut off',
		file: 'source/phycloud/transport.ts',
		text: '		request: timeLimit,\n',
		instead: '',
		tests: connectionTests,
	},
	{
		defence: 'plain http is for this machine only',
		file: 'source/settings/address.ts',
		text: "url.protocol === 'http:' && !isLoopback(url.hostname) && !allowHttp",
		instead: 'allowHttp && !allowHttp',
		tests: ['test/settings/address.test.ts', 'test/e2e/bad-input.test.ts'],
	},
	{
		defence: 'pages that lead in a circle end',
		file: 'source/keys/check-progress.ts',
		text: 'if (seen.has(cursor)) {',
		instead: "if (cursor === '') {",
		tests: ['test/keys/reconcile.test.ts', 'test/e2e/exit-codes.test.ts'],
	},
	{
		defence: 'the key that one is signed in with is not revoked by a slip',
		file: 'source/keys/revoke-keys.ts',
		text: 'identity !== undefined && ids.includes(identity.key_id)',
		instead: "identity !== undefined && ids.includes('')",
		tests: ['test/e2e/revoke.test.ts', 'test/keys/revoke-keys.test.ts'],
		built: true,
	},
	{
		defence: 'leaving an unsaved secret asks',
		file: 'source/tui/screens/secret/reduce.ts',
		text: 'return screen.isSaved ? leave(screen, leaving) : ask(screen, leaving);',
		instead: 'return leave(screen, leaving);',
		tests: ['test/tui/screens/secret/reduce.test.ts'],
	},
	{
		defence: 'a create cannot be sent twice',
		file: 'source/tui/screens/new-key/reduce.ts',
		text: 'if (screen.isSending) {',
		instead: 'if (screen.isSending && screen.isUnknown) {',
		tests: ['test/tui/screens/new-key/reduce.test.ts', 'test/tui/screens/new-key/sending.test.ts'],
	},
	{
		defence: 'what a terminal answers is not taken for keys',
		file: 'source/terminal/input.ts',
		text: 'text.replaceAll(report, (...found) => this.#hear(found.at(-1) as Report))',
		instead: 'text',
		tests: ['test/terminal/input.test.ts'],
	},
];
/* eslint-enable no-template-curly-in-string */
