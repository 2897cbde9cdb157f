import {quoted} from '../core/escape-sequences.js';
import {type CreatedKey} from './create-key.js';

/** What to warn of beside a new key: whatever was odd about the answer that brought it, and keys that were made beside it. Sentences. */
export function createdWarnings({
	key,
	oddities,
	duplicates,
}: Pick<CreatedKey, 'key' | 'oddities' | 'duplicates'>): string[] {
	return [
		...oddities.map((oddity) => `Unexpected answer from PhyCloud: ${oddity}.`),
		...duplicateWarning(key, duplicates),
	];
}

function duplicateWarning({id, name}: CreatedKey['key'], duplicates: readonly string[]): string[] {
	if (duplicates.length === 0) {
		return [];
	}

	const [keys, them] = duplicates.length === 1 ? ['1 more key', 'it'] : [`${duplicates.length} more keys`, 'them'];
	return [
		`PhyCloud created ${keys} ${quoted(name)} besides ${id}, without delivering a secret. To revoke ${them}, run: phyware cloud keys revoke ${duplicates.join(' ')}`,
	];
}
