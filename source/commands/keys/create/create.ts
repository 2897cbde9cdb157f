import {parseExpiry} from '../../../core/expiry.js';
import {parseId} from '../../../core/identifiers.js';
import {parseName} from '../../../core/key-name.js';
import {defaultScopes, parseScopes} from '../../../core/scopes.js';
import {createKey} from '../../../keys/create-key.js';
import {clean, printable} from '../../../terminal/printable.js';
import {withConnection} from '../../connection/connect.js';
import {type Context} from '../../command/context.js';
import {requireFlags} from '../../command/input.js';
import {warn} from '../../command/notes.js';
import {remind} from '../../connection/remind.js';
import {openSession, type SessionRequest} from '../../interactive/open-session.js';
import {type ConnectionSettings, mayAsk, writableConnection} from '../../options/settings.js';
import {tellAboutMinted} from '../../delivery/tell-about-minted.js';
import {deliver, type Delivery, preparePlace} from '../../delivery/deliver.js';
import {parseDelivery} from '../../delivery/parse-delivery.js';
import {copySettings} from './like-key.js';
import {type CreateInput} from './options.js';

const usage = 'phyware cloud keys create --tenant-id <ID> --name <NAME>';

export type CreateOptions = {
	readonly connection: ConnectionSettings;
	readonly tenantId: string;
	readonly name: string;
	/** `undefined` for those of `like`. */
	readonly scopes: readonly string[] | undefined;
	/** RFC 3339 in UTC, or `null` for a key that never expires; `undefined` for the lifetime of `like`. */
	readonly expiresAt: string | null | undefined;
	/** The key to copy settings from. */
	readonly like: string | undefined;
	/** The expiry as it was given. */
	readonly expiry: string | undefined;
	readonly delivery: Delivery;
	/** Whether the secret is also copied to the clipboard. */
	readonly copy: boolean;
};

/** Checks everything that can be checked without asking PhyCloud. */
export function parseCreate(input: CreateInput, context: Context): CreateOptions {
	const tenantId = input.one('tenant-id');
	const name = input.one('name');
	const expires = input.one('expires');
	requireFlags({'tenant-id': tenantId, name}, usage);
	const like = input.one('like');
	const scopes = input.all('scopes');
	const delivery = parseDelivery(input, context);
	return {
		connection: writableConnection(input, context),
		tenantId: parseId('tenant', tenantId!),
		name: parseName(name!),
		scopes: scopes === undefined && like !== undefined ? undefined : parseScopes(scopes ?? defaultScopes),
		expiresAt: expires === undefined ? (like === undefined ? null : undefined) : parseExpiry(expires, context.now()),
		like: like === undefined ? undefined : parseId('key', like),
		expiry: expires,
		delivery,
		copy: input.has('copy'),
	};
}

/** What was given, checked, for the session's form to be filled in with. */
function parseForm(input: CreateInput, context: Context): SessionRequest {
	const tenantId = input.one('tenant-id');
	const name = input.one('name');
	const scopes = input.all('scopes');
	const expires = input.one('expires');
	if (expires !== undefined) {
		parseExpiry(expires, context.now());
	}

	return {
		tenantId: tenantId === undefined ? undefined : parseId('tenant', tenantId),
		prefill: {
			name: name === undefined ? undefined : parseName(name),
			scopes: scopes === undefined ? undefined : parseScopes(scopes),
			expires,
		},
	};
}

/** Mints the key, delivers it, and says so if the secret could not be delivered. */
export async function runCreate(options: CreateOptions, context: Context): Promise<void> {
	const {tenantId, name, like, expiry} = options;
	await withConnection(options.connection, context, async (connection) => {
		const {client, journal} = connection;
		await remind(connection, options.delivery.format, context);
		const {scopes, expiresAt} =
			like === undefined
				? {scopes: options.scopes!, expiresAt: options.expiresAt!}
				: await copySettings(client, like, options, context);
		const place = await preparePlace(options.delivery, context);
		const minted = await createKey(client, journal, {
			tenantId,
			name,
			scopes,
			expiresAt,
			expiry,
			idempotencyKey: context.randomUuid(),
			now: context.now,
			signal: context.signal,
		}).catch(async (error: unknown) => {
			await place?.discard();
			throw error;
		});
		await deliver(minted, place, options.delivery, context);
		if (like !== undefined && expiresAt === null) {
			await warn(context, printable`The key never expires, as ${clean(like)} does not. To set an end, use --expires.`);
		}

		await tellAboutMinted(minted, {...options, scopes}, context);
	});
}

/** What the command does. */
export async function run(input: CreateInput, context: Context): Promise<number> {
	const isIncomplete = input.one('tenant-id') === undefined || input.one('name') === undefined;
	if (isIncomplete && input.command === undefined && mayAsk(input, context)) {
		writableConnection(input, context);
		return openSession(parseForm(input, context), input, context);
	}

	await runCreate(parseCreate(input, context), context);
	return 0;
}
