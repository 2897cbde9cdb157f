import {PhywareError} from '../../../core/errors.js';
import {invalid} from '../../../core/invalid.js';
import {parseId} from '../../../core/identifiers.js';
import {counted} from '../../../core/quantity.js';
import {type FoundSecrets, findSecrets, maximumSecrets} from '../../../keys/find-secrets.js';
import {type Identified, identifySecrets} from '../../../keys/identify-secrets.js';
import {selectFromTenants} from '../../../keys/select-across-tenants.js';
import {itemsDocument} from '../../../output/documents.js';
import {type OutputFormat} from '../../../output/formats.js';
import {keyData} from '../../../output/key-data.js';
import {keyTable} from '../../../output/key-table.js';
import {type View} from '../../../output/view.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {type Context} from '../../command/context.js';
import {note, warn} from '../../command/notes.js';
import {openProgress, withProgress} from '../../command/progress.js';
import {withConnection} from '../../connection/connect.js';
import {askHidden} from '../../interactive/ask.js';
import {
	connectionSettings,
	type ConnectionSettings,
	mayQuestion,
	outputFormat,
	viewOf,
} from '../../options/settings.js';
import {type IdentifyInput} from './options.js';

export type IdentifyOptions = {
	readonly connection: ConnectionSettings;
	/** `undefined` for all tenants. */
	readonly tenantId: string | undefined;
	readonly verify: boolean;
	/** Whether the secret is asked for, instead of read. */
	readonly asks: boolean;
	readonly format: OutputFormat;
	readonly view: View;
};

/** Why no key fits a secret, as far as that is known. */
export const noKeyReason = 'It may belong to another installation, or to a tenant this API key cannot see.';

/** A secret with what is known of it; `verified` is whether PhyCloud accepts it, `undefined` where that was not asked or cannot be known. */
type Result = Identified & {readonly verified: boolean | undefined};

/** Checks everything that can be checked without reading or asking. */
export function parseIdentify(input: IdentifyInput, context: Context): IdentifyOptions {
	const tenantId = input.one('tenant-id');
	if (input.one('api-key') === '-') {
		throw invalid('--api-key - and identify cannot both read stdin', {
			remedy: 'Set PHYCLOUD_API_KEY, and pipe what to search to identify.',
		});
	}

	const asks = context.stdin.isTTY === true;
	if (asks && !mayQuestion(input, context)) {
		throw invalid('nothing to search: stdin is a terminal', {
			remedy: 'Pipe a secret or a log: phyware cloud keys identify < build.log',
		});
	}

	return {
		connection: connectionSettings(input, context),
		tenantId: tenantId === undefined ? undefined : parseId('tenant', tenantId),
		verify: input.has('verify'),
		asks,
		format: outputFormat(input),
		view: viewOf(input, context),
	};
}

/** Prints the keys of the secrets that are read. Throws `NOT_FOUND` if no key fits any. */
export async function runIdentify(options: IdentifyOptions, context: Context): Promise<void> {
	const {tenantId, verify, asks, view} = options;
	const {secrets, hasMore, ...facts} = await findSecrets(
		asks ? typed(context) : (context.stdin as AsyncIterable<Uint8Array | string>),
	);
	checkInput({secrets, ...facts});
	if (hasMore) {
		await warn(context, printable`Only the first ${maximumSecrets} secrets are searched for.`);
	}

	await withConnection(options.connection, context, async ({client}) => {
		const {signal} = context;
		let tenants: number | undefined;
		const portions = selectFromTenants(client, tenantId, {
			now: view.now,
			onTenants({length}) {
				tenants = length;
			},
			signal,
			onFailure(tenant, error) {
				void warn(context, printable`The keys of ${clean(tenant.id)} could not be read. ${clean(error.message)}`);
			},
		});
		const progress = openProgress(tenantId === undefined ? 'Reading tenants' : 'Reading pages of keys', context);
		const {identified, unmasked} = await identifySecrets(
			secrets,
			withProgress(portions, progress, () => tenants),
		);
		const results = await Promise.all(
			identified.map(async (each) => ({
				...each,
				verified: verify ? await client.tryCredential(each.secret, {signal}) : undefined,
			})),
		);
		await print(results, client, {...options, unmasked}, context);
	});
}

async function* typed(context: Context): AsyncGenerator<string, void> {
	yield await askHidden(printable`Secret (hidden):`, context);
}

function checkInput({secrets, isEmpty, isBinary}: Omit<FoundSecrets, 'hasMore'>): void {
	if (secrets.length > 0) {
		return;
	}

	const problem = isEmpty ? 'is empty' : isBinary ? 'is binary' : 'has no secret in it';
	throw invalid(`stdin ${problem}`, {
		reason: 'A secret begins with phk_, or is the only word.',
		remedy: 'Pipe a secret or a log: phyware cloud keys identify < build.log',
	});
}

async function print(
	results: readonly Result[],
	{address}: Pick<PhyCloud, 'address'>,
	{format, view, unmasked}: IdentifyOptions & {readonly unmasked: number},
	context: Context,
): Promise<void> {
	const found = results.filter(({keys}) => keys.length > 0);
	if (found.length === 0) {
		throw new PhywareError(
			'NOT_FOUND',
			`No key at ${address.href} fits ${results.length === 1 ? 'the secret' : `any of ${results.length} secrets`}.`,
			{
				reason: reasonFor(results, unmasked),
				remedy:
					unmasked > 0
						? 'To learn whether PhyCloud accepts the secret, add --verify.'
						: 'Check --url, and --tenant-id if you gave one.',
			},
		);
	}

	if (unmasked > 0) {
		await warn(context, clean(unmaskedReason(unmasked)));
	}

	if (format !== 'table') {
		await write(
			context.stdout,
			await itemsDocument(
				'secrets',
				results.map((result) => resultData(result)),
				format,
			),
		);
		return;
	}

	await write(
		context.stdout,
		join(
			found.map((result) => resultText(result, view)),
			'\n',
		),
	);
	if (found.length < results.length) {
		await note(context, printable`${clean(counted(results.length - found.length, 'more secret'))}: no key fits.`);
	}
}

/** Why no key fits. */
function reasonFor(results: readonly Result[], unmasked: number): string {
	if (unmasked > 0) {
		return unmaskedReason(unmasked);
	}

	return results.some(({verified}) => verified === true)
		? 'PhyCloud accepts a secret all the same: this API key cannot see its tenant.'
		: noKeyReason;
}

/** What is said of keys that could not be compared. */
function unmaskedReason(count: number): string {
	return `PhyCloud does not show how the ${count === 1 ? 'secret' : 'secrets'} of ${counted(count, 'key')} ${count === 1 ? 'ends' : 'end'}: ${count === 1 ? 'it was' : 'they were'} not compared.`;
}

function resultData({keys, verified}: Result): object {
	return {keys: keys.map((key) => keyData(key)), verified: verified ?? null};
}

function resultText({secret, keys, verified}: Result, view: View): Printable {
	const ids = keys.map(({id}) => id).join(' ');
	const certainty =
		verified === undefined
			? keys.length === 1
				? printable`The ends are the same. To be sure, add --verify.`
				: printable`${keys.length} keys end alike: it is one of them, or none.`
			: verified
				? printable`PhyCloud accepts the secret.`
				: printable`PhyCloud does not accept the secret.`;
	return join(
		[
			printable`${view.paint('strong', printable`A secret that begins with ${clean(secret.prefix() || '(no prefix)')}`)}`,
			...keyTable(keys, view, {tenants: true}),
			certainty,
			printable`To revoke ${keys.length === 1 ? printable`it` : printable`them`}, run: phyware cloud keys revoke ${clean(ids)}`,
			printable``,
		],
		'\n',
	);
}

/** What the command does. */
export async function run(input: IdentifyInput, context: Context): Promise<number> {
	await runIdentify(parseIdentify(input, context), context);
	return 0;
}
