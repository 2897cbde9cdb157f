import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {generatedFiles} from '../scripts/generated-files.js';
import {root} from './helpers/run.js';

for (const [name, make] of Object.entries(generatedFiles)) {
	test(`${name} is what the code makes of it (else: npm run generate)`, async (t) => {
		const current = await readFile(path.join(root, name), 'utf8');
		t.is(await make(current), current);
	});
}
