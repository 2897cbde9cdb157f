import {idPattern} from '../../core/identifiers.js';
import {type CommandDefinition} from '../command/definition.js';
import {type ArgumentDefinition, type OptionDefinition, type ValueSource} from '../command/option.js';

type JsonSchema = Record<string, unknown>;

/** The JSON Schema of a command's options and arguments as an object, by their names without dashes. */
export function parametersSchema({options = [], arguments: words = []}: CommandDefinition): JsonSchema {
	const all = [...words, ...options];
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		type: 'object',
		required: all.filter(({required}) => required).map(({name}) => name),
		additionalProperties: false,
		properties: Object.fromEntries([
			...words.map((word) => [word.name, argumentSchema(word)] as const),
			...options.map((option) => [option.name, optionSchema(option)] as const),
		]),
	};
}

function argumentSchema({summary, variadic, required, takes}: ArgumentDefinition): JsonSchema {
	return {description: summary, ...severalIf(variadic, textSchema(takes), required ? 1 : 0)};
}

function optionSchema({summary, value, takes, repeatable, ...option}: OptionDefinition): JsonSchema {
	if (value === undefined) {
		return {description: summary, type: 'boolean'};
	}

	return {
		description: summary,
		...severalIf(repeatable, textSchema(takes)),
		...(option.default !== undefined && {default: repeatable ? [option.default] : option.default}),
	};
}

function severalIf(isRepeatable: boolean | undefined, schema: JsonSchema, least = 1): JsonSchema {
	return isRepeatable ? {type: 'array', minItems: least, items: schema} : schema;
}

function textSchema(takes: ValueSource | undefined): JsonSchema {
	switch (takes?.kind) {
		case 'choice': {
			return {type: 'string', enum: [...takes.choices]};
		}

		case 'tenant':
		case 'key': {
			return {type: 'string', pattern: idPattern.source};
		}

		default: {
			return {type: 'string', minLength: 1};
		}
	}
}
