import * as z from 'zod/mini';
import {fieldsOf} from '../source/contract/output/fields.js';
import {
	interruptedCreateSchema,
	keyEventSchema,
	mintedKeySchema,
	type OutputName,
	outputs,
	printedKeySchema,
	revokedKeySchema,
} from '../source/contract/output/outputs.js';

/** The JSON Schema (2020-12) of something that the program prints; complete by itself. */
export function outputJsonSchema(name: OutputName): Record<string, unknown> {
	const {title, schema} = outputs[name];
	const {$schema, ...made} = z.toJSONSchema(schema, {metadata: partsOf(schema)});
	return {$schema, title, ...(readable(made, fieldsOf(name)) as object)};
}

/** What stands once, under a name, in a schema that it is a part of. */
function partsOf(whole: z.ZodMiniType): z.core.$ZodRegistry<{id: string}> {
	const parts = z.registry<{id: string}>();
	for (const [id, part] of Object.entries({
		Key: printedKeySchema,
		RevokedKey: revokedKeySchema,
		MintedKey: mintedKeySchema,
		KeyEvent: keyEventSchema,
		InterruptedCreate: interruptedCreateSchema,
	})) {
		if (part !== whole) {
			parts.add(part, {id});
		}
	}

	return parts;
}

/** A schema with descriptions, and without what its `format` or `type` says already. */
function readable(value: unknown, fields: Readonly<Record<string, string>>): unknown {
	if (Array.isArray(value)) {
		return value.map((item) => readable(item, fields));
	}

	if (typeof value !== 'object' || value === null) {
		return value;
	}

	const {format, pattern, minimum, maximum, properties, ...rest} = value as Record<string, unknown>;
	const isAnyInteger = minimum === Number.MIN_SAFE_INTEGER && maximum === Number.MAX_SAFE_INTEGER;
	return {
		...(format === undefined ? {...(pattern !== undefined && {pattern})} : {format}),
		...(!isAnyInteger && minimum !== undefined && {minimum}),
		...(!isAnyInteger && maximum !== undefined && {maximum}),
		...Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, readable(inner, fields)])),
		...(properties !== undefined && {properties: described(properties as Record<string, object>, fields)}),
	};
}

function described(
	properties: Readonly<Record<string, object>>,
	fields: Readonly<Record<string, string>>,
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(properties).map(([property, schema]) => [
			property,
			{
				...(Object.hasOwn(fields, property) && {description: fields[property]}),
				...(readable(schema, fields) as object),
			},
		]),
	);
}
