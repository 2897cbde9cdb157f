import {existsSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {root} from './helpers/run.js';

const documents = [
	...(await readdir(root)).filter((name) => name.endsWith('.md')),
	...(await readdir(path.join(root, 'docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
	'test/campaigns/readme.md',
];

for (const document of documents) {
	test(`the files that ${document} names exist`, async (t) => {
		const text = await readFile(path.join(root, document), 'utf8');
		const named = text.matchAll(/\b(?:bench|docs|media|scripts|source|test)\/[\w./-]*\w\.(?:json|md|svg|tsx?)\b/g);
		const missing = new Set(named.map(([file]) => file).filter((file) => !existsSync(path.join(root, file))));
		t.deepEqual([...missing], []);
	});
}
