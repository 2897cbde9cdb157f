import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {root} from './helpers/run.js';

/** Every place that opens a secret. One more is a decision: to be made here as well, and then in the open. */
const opened: Readonly<Record<string, number>> = {
	// Into the credential store.
	'config/credential-store.ts': 1,
	// Into the header of a request.
	'phycloud/transport.ts': 1,
	// The proxy's password, for Node.
	'phycloud/agents.ts': 2,
	// The private key of a client certificate.
	'phycloud/trust.ts': 1,
	// Whether it can be sent, and whether it ends as its mask shows.
	'phycloud/client.ts': 1,
	'keys/unlike-mask.ts': 1,
	// To standard output, as a document, a table and bare.
	'output/key-data.ts': 1,
	'output/secret-text.ts': 1,
	// Into a file, and into the clipboard.
	'storage/secret-file.ts': 1,
	'commands/delivery/copy-secret.ts': 1,
	'tui/runtime/effects/copy.ts': 1,
	'tui/runtime/effects/deliver.ts': 1,
	// Into the standard input of a command.
	'keys/secret-command.ts': 1,
	// Onto the screen.
	'tui/screens/secret/view.tsx': 1,
};

test('a secret is opened in counted places alone', async (t) => {
	const source = path.join(root, 'source');
	const files = (await readdir(source, {recursive: true})).filter((file) => /\.tsx?$/.test(file));
	const counts = await Promise.all(
		files.map(async (file) => {
			const text = await readFile(path.join(source, file), 'utf8');
			// Handed on as a function, it would be opened as well.
			return [file.replaceAll(path.sep, '/'), text.match(/\.reveal\b/g)?.length ?? 0] as const;
		}),
	);
	t.deepEqual(Object.fromEntries(counts.filter(([file, count]) => count > 0 && file !== 'core/secret.ts')), opened);
});
