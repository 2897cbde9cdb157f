import {type Key, type Tenant} from '../../../contract/schemas.js';
import {type Secret} from '../../../core/secret.js';
import {type MintedKey} from '../../../phycloud/client.js';
import {type TextField, textField} from '../../input/text-field.js';

/** The one time that a secret can be seen. */
export type SecretScreen = {
	readonly name: 'secret';
	readonly tenant: Tenant | undefined;
	readonly key: Key;
	readonly secret: Secret;
	readonly isRevealed: boolean;
	/** Whether it was copied or written, so that leaving loses nothing. */
	readonly isSaved: boolean;
	/** Whether one was asked if it may be lost. */
	readonly isLeaving: boolean;
	/** The path that is being typed, if it is to be written to a file. */
	readonly file: TextField | undefined;
	readonly problem: string | undefined;
};

/** The screen of a key that was just minted. */
export function secretScreen({key, secret}: MintedKey, tenant: Tenant | undefined): SecretScreen {
	return {
		name: 'secret',
		tenant,
		key,
		secret,
		isRevealed: false,
		isSaved: false,
		isLeaving: false,
		file: undefined,
		problem: undefined,
	};
}

/** The file that is suggested for a key's secret: its name as a file name. */
export function suggestedFile({name}: Pick<Key, 'name'>): TextField {
	const words = name.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? ['key'];
	return textField(`${words.join('-')}.secret`);
}
