/** Writes the files that are made from the code. With `--check` it writes nothing and fails if one is stale. */
import {readFile, writeFile} from 'node:fs/promises';
import {generatedFiles} from './generated-files.js';

const checkOnly = process.argv.includes('--check');
for (const [path, make] of Object.entries(generatedFiles)) {
	const current = await readFile(path, 'utf8').catch(() => undefined);
	const made = await make(current);
	if (made === current) {
		continue;
	}

	if (checkOnly) {
		console.error(`${path} is stale: run npm run generate.`);
		process.exitCode = 1;
	} else {
		await writeFile(path, made);
		console.log(`${path} written`);
	}
}
