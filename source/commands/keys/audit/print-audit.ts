import {severities} from '../../../core/audit-rules.js';
import {type Finding} from '../../../keys/audit/findings.js';
import {itemsDocument} from '../../../output/documents.js';
import {findingColumns, findingData, findingTable} from '../../../output/finding-table.js';
import {isReportFormat, type ListFormat} from '../../../output/formats.js';
import {reportDocument} from '../../../output/report-document.js';
import {type View} from '../../../output/view.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {type Context} from '../../command/context.js';

type Findings = {
	readonly findings: readonly Finding[];
	/** The ids of tenants that could not be read. */
	readonly unread: readonly string[];
};

type PrintOptions = {
	readonly format: ListFormat;
	readonly view: View;
	/** The flags that select, as they were given. */
	readonly selection: string;
};

/** Prints findings in a format. */
export async function printAudit(
	{findings, unread}: Findings,
	address: URL,
	{format, view, selection}: PrintOptions,
	{stdout}: Pick<Context, 'stdout'>,
): Promise<void> {
	if (isReportFormat(format)) {
		const head = {title: 'Audit of keys', url: address.href, now: view.now, selection};
		await write(stdout, await reportDocument(findings, findingColumns, head, format));
		return;
	}

	if (format !== 'table') {
		const counts = Object.fromEntries(
			severities.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]),
		);
		const items = findings.map((finding) => findingData(finding));
		await write(stdout, await itemsDocument('findings', items, format, {counts, unread_tenants: unread}));
		return;
	}

	if (findings.length === 0) {
		return;
	}

	const lines = [...findingTable(findings, view), ...(view.person ? [printable``, ...fixLines(findings)] : [])];
	await write(stdout, printable`${join(lines, '\n')}\n`);
}

/** What to do about each kind of finding: on a terminal a table has no room for commands. */
function fixLines(findings: readonly Finding[]): Printable[] {
	const fixes = new Map<string, string>();
	for (const {rule, fix, key} of findings) {
		fixes.set(rule, key === undefined ? fix : fix.replace(key.id, '<ID>'));
	}

	return fixes
		.entries()
		.map(([rule, fix]) => printable`To fix ${clean(rule)}, run: ${clean(fix)}`)
		.toArray();
}
