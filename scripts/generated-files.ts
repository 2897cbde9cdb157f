import {format} from 'prettier';
import {type OutputName, outputs} from '../source/contract/output/outputs.js';
import {version} from '../source/core/version.js';
import {openApiDocument} from './openapi.js';
import {outputJsonSchema} from './output-schemas.js';
import {manPage} from './man-page.js';
import {withTables} from './readme-tables.js';

type Maker = (current: string | undefined) => string | Promise<string>;

/** Every file that is made from the code, by its path from the project's root. */
export const generatedFiles: Readonly<Record<string, Maker>> = {
	'readme.md': (current) => withTables(current!),
	'docs/openapi.json': async () => formatted(openApiDocument(version)),
	'docs/phyware-cloud-keys.1': () => manPage(version),
	...Object.fromEntries(
		(Object.keys(outputs) as OutputName[]).map((name) => [
			`docs/schemas/${name}.json`,
			async () => formatted(outputJsonSchema(name)),
		]),
	),
};

async function formatted(data: object): Promise<string> {
	return format(JSON.stringify(data), {parser: 'json', useTabs: true, printWidth: 120});
}
