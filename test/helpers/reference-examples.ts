import {readFileSync} from 'node:fs';
import path from 'node:path';
import {root} from './run.js';

const page = readFileSync(path.join(root, 'docs/reference/cloud-keys.txt'), 'utf8');

/** The commands among the reference page's examples, word for word. */
export const referenceExamples: readonly string[] = page
	.slice(page.indexOf('EXAMPLES'), page.indexOf('AGENT NOTES'))
	.split('\n')
	.filter((line) => line.includes('phyware'));

/** The one example that holds a text. */
export function referenceExample(part: string): string {
	const found = referenceExamples.filter((line) => line.includes(part));
	if (found.length !== 1) {
		throw new Error(`${found.length} examples hold ${part}`);
	}

	return found[0]!;
}
