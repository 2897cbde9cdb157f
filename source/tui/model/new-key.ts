import {type Key} from '../../contract/wire/entities.js';
import {type Secret} from '../../core/secret.js';
import {type CreateKeyOptions} from '../../keys/create-key.js';

/** What is to be created, and the expiry in the words in which it was asked for. */
export type NewKeyInput = Omit<CreateKeyOptions, 'signal' | 'idempotencyKey' | 'now'> & {
	readonly expiry: string;
	/** The key that it is to replace, which keeps working. */
	readonly replaces?: Pick<Key, 'id' | 'name'> | undefined;
};

/** A key that was just created; `warnings` say what is odd about it, as sentences. */
export type NewKey = {readonly key: Key; readonly secret: Secret; readonly warnings: readonly string[]};
