/** The forms that `--output` knows. */
export const outputFormats = ['table', 'json', 'jsonl', 'yaml'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** The forms of a report: the columns of the full table, for a spreadsheet or a page. */
export const reportFormats = ['csv', 'markdown'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The forms that `--output` of a list knows. */
export const listFormats = [...outputFormats, ...reportFormats] as const;
export type ListFormat = (typeof listFormats)[number];

/** Whether a form is that of a report. */
export function isReportFormat(format: ListFormat): format is ReportFormat {
	return (reportFormats as readonly string[]).includes(format);
}

/** Whether programs read the form: then errors are JSON as well. */
export function isMachineFormat(format: ListFormat): boolean {
	return format === 'json' || format === 'jsonl';
}
