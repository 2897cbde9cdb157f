import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {type Key} from '../../../contract/wire/entities.js';
import {PhywareError} from '../../../core/errors.js';
import {toRfc3339} from '../../../core/expiry.js';
import {invalid, quote} from '../../../core/invalid.js';
import {isRecord} from '../../../core/is-record.js';
import {isRevoked} from '../../../core/key-status.js';
import {openNewFile} from '../../../storage/new-file.js';
import {systemReason} from '../../../storage/system-reason.js';

/** What a plan says of a key: `null` for never, absent if it was unknown. */
type PlannedKey = Pick<Key, 'id' | 'name'> & Partial<Pick<Key, 'tenant_id' | 'last_used_at' | 'expires_at'>>;

/** Keys that are to be revoked, with what they were when they were selected; others can read it before it is applied. */
export type RevocationPlan = {
	readonly version: 1;
	readonly url: string;
	readonly selection: string;
	readonly made_at: string;
	readonly keys: readonly PlannedKey[];
};

/** A plan for keys at an installation. */
export function createPlan(
	keys: readonly Key[],
	{url, selection, now}: {readonly url: string; readonly selection: string; readonly now: Date},
): RevocationPlan {
	return {
		version: 1,
		url,
		selection,
		made_at: toRfc3339(now),
		keys: keys.map(({id, name, tenant_id, last_used_at, expires_at}) => ({
			id,
			name,
			tenant_id,
			last_used_at,
			expires_at,
		})),
	};
}

/** Writes a plan to a new file, with a check sum. Throws a validation error for one that exists or cannot be made. */
export async function writePlan(file: string, plan: RevocationPlan): Promise<void> {
	const handle = await openNewFile(file, 'A plan');
	try {
		await handle.writeFile(`${JSON.stringify({...plan, check: checkOf(plan)}, undefined, 2)}\n`);
		await handle.sync();
	} catch (error) {
		throw new PhywareError('OUTPUT', `Could not write the plan to ${quote(file)}.`, {reason: systemReason(error)});
	} finally {
		await handle.close();
	}
}

/** Reads a plan. Throws a validation error for a file that cannot be read, is no plan, was cut short or edited. */
export function readPlan(file: string): RevocationPlan {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		throw invalid(`Could not read the plan ${quote(file)}.`, {
			reason: systemReason(error),
			remedy: 'Check the path.',
		});
	}

	const data = parsed(text);
	if (!isRecord(data)) {
		throw unusable(
			file,
			text.trimStart().startsWith('{') ? 'It was cut short, or is damaged.' : 'It is not a plan of phyware.',
		);
	}

	const {check, ...plan} = data;
	if (!isPlan(plan)) {
		throw unusable(
			file,
			plan['version'] === 1 || plan['version'] === undefined
				? 'It is not a plan of phyware.'
				: 'It was made by a newer phyware.',
		);
	}

	if (check !== checkOf(plan)) {
		throw unusable(file, 'It was edited after it was made.');
	}

	return plan;
}

/** Throws a validation error for a plan of another installation. */
export function requireInstallation({url}: RevocationPlan, address: URL): void {
	if (url !== address.href) {
		throw invalid('The plan is for another installation.', {
			reason: `It is for ${url}, not for ${address.href}.`,
			remedy: `Add --url ${url}`,
		});
	}
}

/** Why a key is not to be revoked any more as it was planned, in a few words; `undefined` if nothing has changed. */
export function changeSince(planned: PlannedKey, key: Key | undefined): string | undefined {
	if (key === undefined) {
		return 'it cannot be looked up';
	}

	if (isRevoked(key)) {
		return 'already revoked';
	}

	if (key.tenant_id !== planned.tenant_id) {
		return 'it belongs to another tenant now';
	}

	if (key.name !== planned.name) {
		return 'it has another name now';
	}

	return key.last_used_at === planned.last_used_at ? undefined : 'used since the plan was made';
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isPlan(data: Record<string, unknown>): data is RevocationPlan {
	const {version, url, selection, made_at: madeAt, keys} = data;
	return (
		version === 1 &&
		[url, selection, madeAt].every((text) => typeof text === 'string') &&
		Array.isArray(keys) &&
		keys.every((key) => isRecord(key) && typeof key['id'] === 'string' && typeof key['name'] === 'string')
	);
}

/** A sum over what a plan says, so that an edit by hand does not go unseen; it is no seal against an attacker. */
function checkOf({version, url, selection, made_at: madeAt, keys}: RevocationPlan): string {
	const facts = keys.map(({id, name, tenant_id: tenant, last_used_at: used, expires_at: end}) => [
		id,
		name,
		tenant,
		used,
		end,
	]);
	return createHash('sha256')
		.update(JSON.stringify([version, url, selection, madeAt, facts]))
		.digest('hex');
}

function unusable(file: string, reason: string): PhywareError {
	return invalid(`The plan ${quote(file)} cannot be used.`, {
		reason: `${reason} Nothing was revoked.`,
		remedy: 'Make it again: phyware cloud keys revoke … --plan <FILE>',
	});
}
