import {parseId} from '../../../core/identifiers.js';
import {counted} from '../../../core/quantity.js';
import {selectFromTenants} from '../../../keys/select-across-tenants.js';
import {collectPortions, type SelectedPortion} from '../../../keys/select-keys.js';
import {type PhywareError, SeveralErrors} from '../../../core/errors.js';
import {notTogether} from '../../command/usage-errors.js';
import {dataLine, keysDocument} from '../../../output/documents.js';
import {keyData} from '../../../output/key-data.js';
import {isReportFormat} from '../../../output/formats.js';
import {columnsOfKeys, keyTable} from '../../../output/key-table.js';
import {reportDocument} from '../../../output/report-document.js';
import {clean, join, printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {withConnection} from '../../connection/connect.js';
import {type Context} from '../../command/context.js';
import {requireFlags} from '../../command/input.js';
import {note} from '../../command/notes.js';
import {openProgress, withProgress} from '../../command/progress.js';
import {remind} from '../../connection/remind.js';
import {unreadTenant} from '../../connection/unread-tenant.js';
import {warnOfUnclear} from '../../options/unclear-keys.js';
import {openSession} from '../../interactive/open-session.js';
import {mayAsk} from '../../options/settings.js';
import {type ListOptions, parseListOptions} from './list-options.js';
import {type ListInput} from './options.js';

const usage = 'phyware cloud keys list --tenant-id <ID>';

/** Checks everything that can be checked without asking PhyCloud. */
export function parseList(input: ListInput, context: Context): ListOptions {
	const tenantId = input.one('tenant-id');
	if (input.has('all-tenants')) {
		if (tenantId !== undefined) {
			throw notTogether('all-tenants', 'tenant-id');
		}

		return parseListOptions(input, context, undefined);
	}

	requireFlags({'tenant-id': tenantId}, usage);
	return parseListOptions(input, context, parseId('tenant', tenantId!));
}

/** Prints the keys: as they come for `jsonl`, in one piece once all are there for the rest. Resolves with the exit code: not 0 if a tenant could not be read. */
export async function runList(options: ListOptions, context: Context): Promise<number> {
	return withConnection(options.connection, context, async (connection) => {
		const {client, demoTenant} = connection;
		await remind(connection, options.format, context);
		const {filters, limit, format, order, view} = options;
		const failures: PhywareError[] = [];
		const selection = {filters, limit: order === undefined ? limit : undefined, now: view.now, signal: context.signal};
		const tenantId = options.allTenants ? undefined : (options.tenantId ?? demoTenant);
		let tenants: number | undefined;
		const selected = selectFromTenants(client, tenantId, {
			...selection,
			onTenants({length}) {
				tenants = length;
			},
			onFailure(tenant, error) {
				failures.push(unreadTenant(tenant, error));
			},
		});
		const isStreamed = format === 'jsonl' && order === undefined;
		const portions =
			isStreamed || tenantId !== undefined
				? selected
				: withProgress(selected, openProgress('Reading tenants', context), () => tenants);
		const {hasMore, unclear} = await (isStreamed
			? streamKeys(portions, context)
			: printKeys(portions, client.address, options, context));
		await tellWhatIsMissing({hasMore, unclear}, options, context);
		return throwFirst(failures);
	});
}

function throwFirst(failures: readonly PhywareError[]): number {
	if (failures.length > 0) {
		throw failures.length === 1 ? failures[0]! : new SeveralErrors(failures);
	}

	return 0;
}

async function tellWhatIsMissing({hasMore, unclear}: KeptBack, {limit}: ListOptions, context: Context): Promise<void> {
	if (hasMore) {
		await note(context, printable`Showing ${clean(counted(limit!, 'key'))}; more exist. Raise --limit or omit it.`);
	}

	await warnOfUnclear(unclear, context);
}

/** How many keys were kept back: by the limit, or because it is unknown whether they match. */
type KeptBack = {readonly hasMore: boolean; readonly unclear: number};

async function streamKeys(
	portions: AsyncIterable<SelectedPortion>,
	{stdout}: Pick<Context, 'stdout'>,
): Promise<KeptBack> {
	let more = false;
	let allUnclear = 0;
	for await (const {keys, hasMore, unclear} of portions) {
		more = hasMore;
		allUnclear += unclear;
		await write(stdout, join(keys.map((key) => dataLine(keyData(key)))));
	}

	return {hasMore: more, unclear: allUnclear};
}

async function printKeys(
	portions: AsyncIterable<SelectedPortion>,
	address: URL,
	options: ListOptions,
	context: Context,
): Promise<KeptBack> {
	const {order, limit, view, format, allTenants, tenantId} = options;
	const {keys, hasMore, unclear} = await collectPortions(portions, {address, order, limit, now: view.now});
	if (isReportFormat(format)) {
		const head = {title: 'Keys', url: address.href, now: view.now, selection: options.selection};
		await write(context.stdout, await reportDocument(keys, columnsOfKeys({tenants: allTenants}), head, format));
	} else if (format !== 'table') {
		await write(
			context.stdout,
			await keysDocument(
				keys.map((key) => keyData(key)),
				format,
				{has_more: hasMore},
			),
		);
	} else if (keys.length === 0) {
		await note(
			context,
			tenantId === undefined ? printable`No key matches.` : printable`No key of ${clean(tenantId)} matches.`,
		);
	} else {
		await write(context.stdout, printable`${join(keyTable(keys, view, {tenants: allTenants}), '\n')}\n`);
	}

	return {hasMore, unclear};
}

/** What the command does. */
export async function run(input: ListInput, context: Context): Promise<number> {
	if (input.one('tenant-id') === undefined && !input.has('all-tenants') && mayAsk(input, context)) {
		const {order, filters} = parseListOptions(input, context, undefined);
		const {status} = filters;
		return openSession({listPreferences: {...(order && {order}), ...(status && {status})}}, input, context);
	}

	if (input.has('watch')) {
		const {runWatch, watchOptions} = await import('./watch.js');
		await runWatch(watchOptions(parseList(input, context), input), context);
		return 0;
	}

	return runList(parseList(input, context), context);
}
