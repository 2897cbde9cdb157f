import * as z from 'zod/mini';

/** A JSON Schema as data. */
const jsonSchema = z.record(z.string(), z.unknown());
const text = z.string().check(z.minLength(1));
const oneLine = z.string().check(z.regex(/^\S.*$/));

const optionSchema = z.object({
	name: z.string().check(z.regex(/^--[\w-]+$/)),
	short: z.nullable(z.string().check(z.regex(/^-\w$/))),
	type: z.enum(['boolean', 'enum', 'string']),
	value: z.nullable(text),
	description: text,
	required: z.boolean(),
	default: z.nullable(text),
	if_absent: z.nullable(text),
	env: z.nullable(z.string().check(z.regex(/^[A-Z_]+$/))),
	repeatable: z.boolean(),
	choices: z.nullable(z.array(text)),
	known: z.nullable(z.record(z.string(), text)),
});

const argumentSchema = z.object({
	name: text,
	description: text,
	required: z.boolean(),
	repeatable: z.boolean(),
	choices: z.nullable(z.array(text)),
});

/** A command as `phyware commands catalog` describes it: first the fields of PhyWare's catalog, then ours. */
export const commandSchema = z.object({
	name: z.string().check(z.regex(/^phyware(?: [a-z]+)+$/)),
	synopsis: oneLine,
	options: z.array(optionSchema),
	input_schema: z.nullable(jsonSchema),
	output_schema: z.nullable(jsonSchema),
	examples: z.array(z.object({description: text, command: text})),
	agent_notes: text,
	errors: z.array(z.object({code: text, exit_code: z.int(), message: text, remediation: text})),
	path: z.array(text),
	usage: oneLine,
	description: text,
	arguments: z.array(argumentSchema),
	parameters_schema: jsonSchema,
	line_schema: z.nullable(jsonSchema),
});

/** The whole document that `phyware commands catalog` prints. */
export const catalogSchema = z.object({
	commands: z.array(commandSchema),
	version: text,
	exit_codes: z.array(z.object({code: z.int(), meaning: text})),
	error_schema: jsonSchema,
	notice_schema: jsonSchema,
});

export type CommandEntry = z.infer<typeof commandSchema>;
export type OptionEntry = z.infer<typeof optionSchema>;
export type Catalog = z.infer<typeof catalogSchema>;
