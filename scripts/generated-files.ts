import {format} from 'prettier';
import {openApiDocument} from '../source/contract/openapi.js';
import {version} from '../source/core/version.js';
import {withTables} from './readme-tables.js';

type Maker = (current: string | undefined) => string | Promise<string>;

/** Every file that is made from the code, by its path from the project's root. */
export const generatedFiles: Readonly<Record<string, Maker>> = {
	'readme.md': (current) => withTables(current!),
	'docs/openapi.json': async () =>
		format(JSON.stringify(openApiDocument(version)), {parser: 'json', useTabs: true, printWidth: 120}),
};
