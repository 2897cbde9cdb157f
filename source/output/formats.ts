/** The forms that `--output` knows. */
export const outputFormats = ['table', 'json', 'jsonl', 'yaml'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** Whether programs read the form: then errors are JSON as well. */
export function isMachineFormat(format: OutputFormat): boolean {
	return format === 'json' || format === 'jsonl';
}
