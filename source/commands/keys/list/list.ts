import {parseId} from '../../../core/identifiers.js';
import {counted} from '../../../core/quantity.js';
import {collectKeys, type Selection, selectKeys} from '../../../keys/select-keys.js';
import {dataLine, keysDocument} from '../../../output/documents.js';
import {keyData} from '../../../output/key-data.js';
import {keyTable} from '../../../output/table.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {clean, join, printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {withConnection} from '../../connection/connect.js';
import {type Context} from '../../command/context.js';
import {requireFlags} from '../../command/input.js';
import {note, warn} from '../../command/notes.js';
import {remind} from '../../connection/remind.js';
import {openSession} from '../../interactive/open-session.js';
import {mayAsk} from '../../options/settings.js';
import {type ListOptions, parseListOptions} from './list-options.js';
import {type ListInput} from './options.js';

const usage = 'phyware cloud keys list --tenant-id <ID>';

/** Checks everything that can be checked without asking PhyCloud. */
export function parseList(input: ListInput, context: Context): ListOptions {
	const tenantId = input.one('tenant-id');
	requireFlags({'tenant-id': tenantId}, usage);
	return parseListOptions(input, context, parseId('tenant', tenantId!));
}

/** Prints the keys: as they come for `jsonl`, in one piece once all are there for the rest. */
export async function runList(options: ListOptions, context: Context): Promise<void> {
	await withConnection(options.connection, context, async ({client, journal, demoTenant}) => {
		await remind(journal, options.format, context);
		const {status, expiresBefore, limit, format, order} = options;
		const selection = {
			tenantId: (options.tenantId ?? demoTenant)!,
			status,
			expiresBefore,
			limit,
			signal: context.signal,
		};
		const print = format === 'jsonl' && order === undefined ? streamKeys : printKeys;
		const {hasMore, unclear} = await print(client, selection, options, context);
		if (hasMore) {
			await note(context, printable`Showing ${clean(counted(limit!, 'key'))}; more exist. Raise --limit or omit it.`);
		}

		if (unclear > 0) {
			await warn(
				context,
				printable`${unclear} ${unclear === 1 ? printable`key is` : printable`keys are`} omitted: PhyCloud does not send enough fields to know whether ${unclear === 1 ? printable`it matches` : printable`they match`}.`,
			);
		}
	});
}

/** How many keys were kept back: by the limit, or because it is unknown whether they match. */
type KeptBack = {readonly hasMore: boolean; readonly unclear: number};

async function streamKeys(
	client: PhyCloud,
	selection: Selection,
	_: ListOptions,
	{stdout}: Context,
): Promise<KeptBack> {
	let more = false;
	let allUnclear = 0;
	for await (const {keys, hasMore, unclear} of selectKeys(client, selection)) {
		more = hasMore;
		allUnclear += unclear;
		await write(stdout, join(keys.map((key) => dataLine(keyData(key)))));
	}

	return {hasMore: more, unclear: allUnclear};
}

async function printKeys(
	client: PhyCloud,
	selection: Selection,
	{order, view, format}: ListOptions,
	context: Context,
): Promise<KeptBack> {
	const {keys, hasMore, unclear} = await collectKeys(client, {...selection, order, now: view.now});
	if (format !== 'table') {
		await write(
			context.stdout,
			await keysDocument(
				keys.map((key) => keyData(key)),
				format,
				{has_more: hasMore},
			),
		);
	} else if (keys.length === 0) {
		await note(context, printable`No key of ${clean(selection.tenantId)} matches.`);
	} else {
		await write(context.stdout, printable`${join(keyTable(keys, view), '\n')}\n`);
	}

	return {hasMore, unclear};
}

/** What the command does. */
export async function run(input: ListInput, context: Context): Promise<number> {
	if (input.one('tenant-id') === undefined && mayAsk(input, context)) {
		const {order, status} = parseListOptions(input, context, undefined);
		return openSession({listPreferences: {...(order && {order}), ...(status && {status})}}, input, context);
	}

	if (input.has('watch')) {
		const {runWatch, watchOptions} = await import('./watch.js');
		await runWatch(watchOptions(parseList(input, context), input), context);
	} else {
		await runList(parseList(input, context), context);
	}

	return 0;
}
