import {parseSpan} from '../../../core/duration.js';
import {parseExpiry} from '../../../core/expiry.js';
import {parseId} from '../../../core/identifiers.js';
import {invalid} from '../../../core/invalid.js';
import {parseName} from '../../../core/key-name.js';
import {parseScopes} from '../../../core/scopes.js';
import {type OutputFormat} from '../../../output/formats.js';
import {type View} from '../../../output/view.js';
import {type Paint} from '../../../terminal/theme.js';
import {type Context} from '../../command/context.js';
import {invalidValue, missingArgument, notTogether} from '../../command/usage-errors.js';
import {type Delivery} from '../../delivery/deliver.js';
import {parseDelivery} from '../../delivery/parse-delivery.js';
import {
	connectionSettings,
	type ConnectionSettings,
	errorPainter,
	mayQuestion,
	outputFormat,
	viewOf,
	writableConnection,
} from '../../options/settings.js';
import {type RotateInput} from './options.js';

type Shared = {
	readonly connection: ConnectionSettings;
	readonly format: OutputFormat;
	readonly view: View;
	readonly errorPaint: Paint;
	/** How long an old key must not have been used, in milliseconds. */
	readonly quietFor: number;
};

export type BeginOptions = Shared & {
	readonly action: 'begin';
	readonly keyId: string;
	readonly tenantId: string | undefined;
	/** `undefined` for the next free name. */
	readonly name: string | undefined;
	/** `undefined` for those of the old key. */
	readonly scopes: readonly string[] | undefined;
	/** RFC 3339 in UTC, or `null` for a key that never expires; `undefined` for the lifetime of the old key. */
	readonly expiresAt: string | null | undefined;
	/** The expiry as it was given. */
	readonly expiry: string | undefined;
	readonly delivery: Delivery;
	readonly copy: boolean;
	/** How long to wait until the old key can be revoked, in milliseconds. */
	readonly wait: number | undefined;
};

export type StatusOptions = Shared & {readonly action: 'status'};

export type FinishOptions = Shared & {
	readonly action: 'finish';
	/** Keys of rotations; all rotations if there are none. */
	readonly ids: readonly string[];
	readonly force: boolean;
	/** Whether a person is asked first. */
	readonly confirm: boolean;
};

export type KeepOptions = Shared & {readonly action: 'keep'; readonly ids: readonly string[]};

export type RotateOptions = BeginOptions | StatusOptions | FinishOptions | KeepOptions;

const usage = 'phyware cloud keys rotate <KEY_ID>';
const modes = ['status', 'finish', 'keep'] as const;

/** Checks everything that can be checked without asking PhyCloud. */
export function parseRotate(input: RotateInput, context: Context): RotateOptions {
	const given = modes.filter((mode) => input.has(mode));
	if (given.length > 1) {
		throw notTogether(given[0]!, given[1]!);
	}

	const [mode] = given;
	const ids = [...new Set(input.arguments.map((id) => parseId('key', id)))];
	if (input.has('force') && mode !== 'finish') {
		throw invalid('--force is for --finish', {remedy: 'Remove it, or add --finish.'});
	}

	if (mode !== undefined) {
		refuseForNewKey(input, mode);
	}

	const shared: Shared = {
		connection:
			mode === 'status' || mode === 'keep' ? connectionSettings(input, context) : writableConnection(input, context),
		format: outputFormat(input),
		view: viewOf(input, context),
		errorPaint: errorPainter(input, context),
		quietFor: span(input.one('quiet-for') ?? '1h', 'quiet-for'),
	};
	switch (mode) {
		case 'status': {
			if (ids.length > 0) {
				throw invalid('--status takes no KEY_ID: it shows all open rotations.', {remedy: 'Remove the KEY_ID.'});
			}

			return {...shared, action: mode};
		}

		case 'finish': {
			const confirm = !input.has('yes') && mayQuestion(input, context);
			return {...shared, action: mode, ids, force: input.has('force'), confirm};
		}

		case 'keep': {
			if (ids.length === 0) {
				throw missingArgument('KEY_ID', 'phyware cloud keys rotate --keep <KEY_ID>');
			}

			return {...shared, action: mode, ids};
		}

		default: {
			return {...shared, ...parseBegin(input, ids, context)};
		}
	}
}

function parseBegin(input: RotateInput, ids: readonly string[], context: Context): Omit<BeginOptions, keyof Shared> {
	const [keyId] = ids;
	if (keyId === undefined) {
		throw missingArgument('KEY_ID', usage);
	}

	if (ids.length > 1) {
		throw invalid('rotate creates one key at a time', {
			reason: 'Each new secret goes to a place of its own.',
			remedy: `Run: ${usage}, once for each key`,
		});
	}

	const name = input.one('name');
	const tenantId = input.one('tenant-id');
	const scopes = input.all('scopes');
	const given = input.one('expires');
	const expires = given?.trim().toLowerCase() === 'same' ? undefined : given;
	const wait = input.one('wait');
	return {
		action: 'begin',
		keyId,
		tenantId: tenantId === undefined ? undefined : parseId('tenant', tenantId),
		name: name === undefined ? undefined : parseName(name),
		scopes: scopes === undefined ? undefined : parseScopes(scopes),
		expiresAt: expires === undefined ? undefined : parseExpiry(expires, context.now()),
		expiry: expires,
		delivery: parseDelivery(input, context),
		copy: input.has('copy'),
		wait: wait === undefined ? undefined : span(wait, 'wait'),
	};
}

/** Throws a validation error for what belongs to a new key beside a flag that creates none. */
function refuseForNewKey(input: RotateInput, mode: (typeof modes)[number]): void {
	if (input.command !== undefined) {
		throw invalid(`--${mode} and a command after -- cannot be used together`, {
			reason: `--${mode} creates no key.`,
			remedy: 'Remove one of them.',
		});
	}

	const values = ['name', 'scopes', 'expires', 'secret-file', 'wait'] as const;
	const switches = ['secret-only', 'copy'] as const;
	const other = values.find((flag) => input.one(flag) !== undefined) ?? switches.find((flag) => input.has(flag));
	if (other !== undefined) {
		throw notTogether(mode, other, `--${mode} creates no key.`);
	}
}

function span(text: string, flag: string): number {
	const milliseconds = parseSpan(text);
	if (milliseconds === undefined) {
		throw invalidValue(text, flag, 'a duration such as 30m, 1h or 2d');
	}

	return milliseconds;
}
