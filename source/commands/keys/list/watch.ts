import {type Key} from '../../../contract/wire/entities.js';
import {invalid} from '../../../core/invalid.js';
import {type KeyChange, keyChanges} from '../../../keys/key-changes.js';
import {keyFilter} from '../../../keys/key-filters.js';
import {keysEvents} from '../../../keys/key-events.js';
import {eventLine, eventRow, type KeyEvent} from '../../../output/key-events.js';
import {keyTable} from '../../../output/key-table.js';
import {measure} from '../../../terminal/measure.js';
import {clean, join, printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {withConnection} from '../../connection/connect.js';
import {type Context} from '../../command/context.js';
import {note, warn} from '../../command/notes.js';
import {remind} from '../../connection/remind.js';
import {notTogether} from '../../command/usage-errors.js';
import {type ListOptions} from './list-options.js';
import {type ListInput} from './options.js';

/** Throws a validation error for what cannot be watched; a pipe gets `jsonl` unless a format was asked for. */
export function watchOptions(options: ListOptions, input: ListInput): ListOptions {
	const {format, view} = options;
	if (format !== 'table' && format !== 'jsonl') {
		throw invalid(`--watch does not support --output ${format}`, {remedy: 'Use --output table or jsonl.'});
	}

	if (options.allTenants) {
		throw notTogether('watch', 'all-tenants', 'One tenant is watched at a time.');
	}

	for (const name of ['sort', 'limit'] as const) {
		if (input.one(name) !== undefined) {
			throw notTogether('watch', name, 'Changes are printed as they happen.');
		}
	}

	return input.one('output') === undefined && !view.person ? {...options, format: 'jsonl'} : options;
}

/** Prints the keys, and then each change as it happens, until a signal or the reader's end. */
export async function runWatch(options: ListOptions, context: Context): Promise<void> {
	await withConnection(options.connection, context, async (connection) => {
		const {client, demoTenant} = connection;
		await remind(connection, options.format, context);
		const tenantId = (options.tenantId ?? demoTenant)!;
		let known: readonly Key[] | undefined;
		let isOffline = false;
		for await (const event of keysEvents(client, {tenantId, signal: context.signal, now: context.now})) {
			if (event.kind === 'failed') {
				if (event.retryAt === undefined) {
					throw event.error;
				}

				if (!isOffline) {
					await warn(context, printable`${clean(event.error.message)} Retrying.`);
				}
			} else if (isOffline) {
				await note(context, printable`Connected again.`);
			}

			isOffline = event.kind === 'failed';
			if (event.kind !== 'keys' || !event.complete) {
				continue;
			}

			const {keys, at} = event;
			await (known === undefined
				? printFirst(keys, at, options, context)
				: printChanges(
						chosenChanges(known, keys, options).map((change) => ({...change, at})),
						keys,
						options,
						context,
					));
			known = keys;
		}
	});
}

async function printFirst(keys: readonly Key[], at: Date, options: ListOptions, {stdout}: Context): Promise<void> {
	const chosen = keys.filter((key) => isChosen(key, options));
	const text =
		options.format === 'jsonl'
			? join(chosen.map((key) => eventLine({event: 'listed', at, key})))
			: join(keyTable(chosen, options.view).map((line) => printable`${line}\n`));
	await write(stdout, text);
}

async function printChanges(
	events: readonly KeyEvent[],
	keys: readonly Key[],
	{format, view}: ListOptions,
	{stdout}: Context,
): Promise<void> {
	const nameWidth = Math.max(0, ...keys.map(({name}) => measure(clean(name))));
	const lines = events.map((event) => (format === 'jsonl' ? eventLine(event) : eventRow(event, view, nameWidth)));
	await write(stdout, join(lines));
}

/** The changes of keys that were asked for, or no longer are what was asked for. */
function chosenChanges(before: readonly Key[], after: readonly Key[], options: ListOptions): KeyChange[] {
	const wasChosen = new Set(before.filter((key) => isChosen(key, options)).map(({id}) => id));
	return keyChanges(before, after).filter(({key}) => isChosen(key, options) || wasChosen.has(key.id));
}

/** Whether a key is one of those that were asked for. */
function isChosen(key: Key, {filters, view}: ListOptions): boolean {
	return keyFilter(filters, view.now)(key) === true;
}
