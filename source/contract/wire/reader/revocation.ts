import {isRecord} from '../../../core/is-record.js';
import {type Key} from '../entities.js';
import {type JsonObject, optionalText} from './fields.js';
import {readKeyFacts} from './keys.js';

/** What an answer to DELETE says. */
export type RevocationAnswer = {
	/** The id of the key that it is about; `undefined` if it names none. */
	readonly id: string | undefined;
	/** What it has of that key. */
	readonly facts: {readonly [Field in Exclude<keyof Key, 'id'>]?: Key[Field] | undefined};
	/** Whether anything in it says that nothing was done. */
	readonly isDenied: boolean;
};

/** Statuses of keys that work, and of requests that are only begun. */
const unfinished = new Set([
	'active',
	'enabled',
	'valid',
	'live',
	'accepted',
	'in_progress',
	'pending',
	'processing',
	'queued',
	'requested',
	'revoking',
	'scheduled',
]);

/** Fields that say, where they are false, that nothing was done. */
const confirmations = ['revoked', 'deleted', 'success', 'ok'];

/** The body of an answer to DELETE, whatever there is in it. */
export function readRevocationAnswer(body: unknown): RevocationAnswer {
	const answer = isRecord(body) ? body : {};
	const key = isRecord(answer['key']) ? answer['key'] : answer;
	const {status, ...facts} = readKeyFacts(key);
	return {
		id: optionalText(key['id']),
		facts: {name: optionalText(key['name']), tenant_id: optionalText(key['tenant_id']), status, ...facts},
		isDenied: [answer, key].some((part) => isDenial(part)),
	};
}

/** Whether a status is one of a key that works, or of a revocation that is only begun. */
export function isRevocationPending(status: string | undefined): boolean {
	return status !== undefined && unfinished.has(status.toLowerCase());
}

function isDenial(part: JsonObject): boolean {
	return confirmations.some((field) => part[field] === false) || (part['error'] ?? false) !== false;
}
