import {matchesGlob} from '../../../core/glob.js';
import {listTenants} from '../../../keys/list-tenants.js';
import {itemsDocument} from '../../../output/documents.js';
import {isReportFormat, type ListFormat} from '../../../output/formats.js';
import {tenantData} from '../../../output/tenant-data.js';
import {tenantColumns, tenantTable} from '../../../output/tenant-table.js';
import {reportDocument} from '../../../output/report-document.js';
import {type View} from '../../../output/view.js';
import {join, printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';
import {withConnection} from '../../connection/connect.js';
import {connectionSettings, type ConnectionSettings, listFormat, viewOf} from '../../options/settings.js';
import {type TenantListInput} from './options.js';

export type TenantListOptions = {
	readonly connection: ConnectionSettings;
	/** Patterns of which the name or the id matches one; `undefined` for all tenants. */
	readonly match: readonly string[] | undefined;
	readonly format: ListFormat;
	readonly view: View;
};

/** Checks everything that can be checked without asking PhyCloud. */
export function parseTenantList(input: TenantListInput, context: Context): TenantListOptions {
	return {
		connection: connectionSettings(input, context),
		match: input.all('match'),
		format: listFormat(input),
		view: viewOf(input, context),
	};
}

/** Prints the tenants. */
export async function runTenantList(
	{connection, match, format, view}: TenantListOptions,
	context: Context,
): Promise<void> {
	await withConnection(connection, context, async ({client}) => {
		const all = await listTenants(client, {signal: context.signal});
		const tenants =
			match === undefined
				? all
				: all.filter(({id, name}) => match.some((glob) => matchesGlob(name, glob) || matchesGlob(id, glob)));
		if (isReportFormat(format)) {
			const selection = (match ?? []).map((glob) => `--match ${glob}`).join(' ');
			const head = {title: 'Tenants', url: client.address.href, now: view.now, selection};
			await write(context.stdout, await reportDocument(tenants, tenantColumns, head, format));
		} else if (format !== 'table') {
			const items = tenants.map((tenant) => tenantData(tenant));
			await write(context.stdout, await itemsDocument('tenants', items, format));
		} else if (tenants.length === 0) {
			await note(context, match === undefined ? printable`There are no tenants.` : printable`No tenant matches.`);
		} else {
			await write(context.stdout, printable`${join(tenantTable(tenants, view), '\n')}\n`);
		}
	});
}

/** What the command does. */
export async function run(input: TenantListInput, context: Context): Promise<number> {
	await runTenantList(parseTenantList(input, context), context);
	return 0;
}
