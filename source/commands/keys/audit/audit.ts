import {type Tenant} from '../../../contract/wire/entities.js';
import {severities, type Severity} from '../../../core/audit-rules.js';
import {type PhywareError, SeveralErrors} from '../../../core/errors.js';
import {parseId} from '../../../core/identifiers.js';
import {counted} from '../../../core/quantity.js';
import {auditKeys} from '../../../keys/audit/audit-keys.js';
import {type Finding, sortFindings, withoutRotating} from '../../../keys/audit/findings.js';
import {hasFilters, type KeyFilters} from '../../../keys/key-filters.js';
import {type ListFormat} from '../../../output/formats.js';
import {type View} from '../../../output/view.js';
import {clean, printable} from '../../../terminal/printable.js';
import {type Context} from '../../command/context.js';
import {note, warn} from '../../command/notes.js';
import {openProgress} from '../../command/progress.js';
import {invalidChoice, notTogether} from '../../command/usage-errors.js';
import {withConnection} from '../../connection/connect.js';
import {unreadTenant} from '../../connection/unread-tenant.js';
import {parseFilters, selectionText} from '../../options/parse-selection.js';
import {connectionSettings, type ConnectionSettings, listFormat, viewOf} from '../../options/settings.js';
import {journalFindings} from './journal-findings.js';
import {type AuditInput} from './options.js';
import {printAudit} from './print-audit.js';

export type AuditCommandOptions = {
	readonly connection: ConnectionSettings;
	/** `undefined` for all tenants. */
	readonly tenantId: string | undefined;
	readonly filters: KeyFilters;
	/** The flags that select, as they were given. */
	readonly selection: string;
	readonly failOn: Severity | undefined;
	readonly format: ListFormat;
	readonly view: View;
};

/** Checks everything that can be checked without asking PhyCloud. */
export function parseAudit(input: AuditInput, context: Context): AuditCommandOptions {
	const tenantId = input.one('tenant-id');
	if (tenantId !== undefined && input.has('all-tenants')) {
		throw notTogether('all-tenants', 'tenant-id');
	}

	const failOn = input.one('fail-on');
	const severity = severities.find((word) => word === failOn);
	if (failOn !== undefined && severity === undefined) {
		throw invalidChoice(failOn, 'fail-on', severities);
	}

	return {
		connection: connectionSettings(input, context),
		tenantId: tenantId === undefined ? undefined : parseId('tenant', tenantId),
		filters: parseFilters(input, context.now()),
		selection: selectionText(input),
		failOn: severity,
		format: listFormat(input),
		view: viewOf(input, context),
	};
}

/** Prints what needs attention. Resolves with the exit code. */
export async function runAudit(options: AuditCommandOptions, context: Context): Promise<number> {
	const {tenantId, filters, failOn, view} = options;
	return withConnection(options.connection, context, async (connection) => {
		const failures: Array<{readonly tenant: Tenant; readonly error: PhywareError}> = [];
		const progress = openProgress('Reading tenants', context);
		const audit = await auditKeys(connection.client, {
			tenantId,
			filters,
			now: view.now,
			signal: context.signal,
			onProgress: tenantId === undefined ? progress.show : undefined,
			onFailure(tenant, error) {
				failures.push({tenant, error});
			},
		}).finally(progress.clear);
		const own = await journalFindings(connection, tenantId, {...context, at: view.now});
		const findings = sortFindings(
			withoutRotating([...audit.findings, ...(hasFilters(filters) ? [] : own.findings)], own.rotating),
		);
		const unread = failures.map(({tenant}) => tenant.id);
		await printAudit({findings, unread}, connection.client.address, options, context);
		await tellWhatIsUnknown(audit.unclear, context);
		if (findings.length === 0) {
			await note(context, printable`No findings in ${clean(counted(audit.keys, 'key'))}.`);
		}

		if (failures.length > 0) {
			throw new SeveralErrors(failures.map(({tenant, error}) => unreadTenant(tenant, error)));
		}

		return failOn !== undefined && findings.some((finding) => isAtLeast(finding, failOn)) ? 1 : 0;
	});
}

function isAtLeast({severity}: Finding, least: Severity): boolean {
	return severities.indexOf(severity) <= severities.indexOf(least);
}

async function tellWhatIsUnknown(count: number, context: Context): Promise<void> {
	if (count > 0) {
		await warn(
			context,
			printable`PhyCloud does not say enough of ${clean(counted(count, 'key'))}: status, scopes, expiry or last use is unknown. Findings may be missing.`,
		);
	}
}

/** What the command does. */
export async function run(input: AuditInput, context: Context): Promise<number> {
	return runAudit(parseAudit(input, context), context);
}
