import {readFileSync} from 'node:fs';
import path from 'node:path';
import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import {type OutputName} from '../../source/contract/output/outputs.js';
import {root} from './run.js';

const ajv = ajvFormats.default(new Ajv2020({strict: true, allErrors: true}));
const shipped = new Map<OutputName, ValidateFunction>();

/** What is wrong with data by a JSON Schema; empty if nothing is. Throws for a schema that is none. */
export function problemsBy(schema: object, data: unknown): string[] {
	return problemsOf(ajv.compile(schema), data);
}

/** What is wrong with a document of JSON by a schema that ships. */
export function problems(name: OutputName, text: string): string[] {
	const schema = shipped.get(name) ?? ajv.compile(shippedSchema(name));
	shipped.set(name, schema);
	return problemsOf(schema, JSON.parse(text));
}

/** What is wrong with lines of JSON by a schema that ships; no lines are wrong as well. */
export function problemsOfLines(name: OutputName, text: string): string[] {
	return text === ''
		? ['nothing']
		: text
				.trimEnd()
				.split('\n')
				.flatMap((line) => problems(name, line));
}

function shippedSchema(name: OutputName): object {
	return JSON.parse(readFileSync(path.join(root, `docs/schemas/${name}.json`), 'utf8')) as object;
}

function problemsOf(schema: ValidateFunction, data: unknown): string[] {
	schema(data);
	return (schema.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message}`);
}
