import {type Key, type Tenant} from '../../../contract/wire/entities.js';
import {type Secret} from '../../../core/secret.js';
import {type NewKey} from '../../model/new-key.js';
import {type TextField, textField} from '../../input/text-field.js';

declare module '../../model/navigation.js' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Only an interface can be added to.
	interface Destinations {
		readonly secret: {readonly minted: NewKey; readonly tenant: Tenant | undefined};
	}
}

export type SecretIntent =
	| 'copy'
	| 'reveal'
	| 'write'
	| 'submit'
	| 'deliver'
	| 'run'
	| 'stop-command'
	| 'cancel'
	| 'acknowledge'
	| 'go-back'
	| 'ask-to-quit'
	| 'ask-to-interrupt'
	| 'stay'
	| 'leave'
	| 'interrupt-anyway';

/** Back to the list, or out of the session with an exit code. */
export type LeaveRequest = {readonly exitCode: number | undefined};

/** The one time that a secret can be seen. */
export type SecretScreen = {
	readonly name: 'secret';
	readonly tenant: Tenant | undefined;
	readonly key: Key;
	readonly secret: Secret;
	/** What is odd about the key, as sentences. */
	readonly warnings: readonly string[];
	readonly isRevealed: boolean;
	/** Whether it is known to be in the clipboard, in a file or delivered to a command, so that leaving loses nothing. */
	readonly isSaved: boolean;
	/** Whether it was copied, shown or written at all: before that, it cannot have been saved. */
	readonly isTaken: boolean;
	/** Where to go once the user confirms that the secret may be lost. */
	readonly leaving: LeaveRequest | undefined;
	/** The path that is being typed, if it is to be written to a file. */
	readonly file: TextField | undefined;
	/** The command that is being typed, if it is to get the secret. */
	readonly command: TextField | undefined;
	/** Whether that command runs. */
	readonly isRunning: boolean;
	readonly problem: string | undefined;
	/** Set while it is being written: until that is done there is no way off the screen. */
	readonly isWriting: boolean;
};

/** The screen of a key that was just minted. */
export function createSecretScreen({key, secret, warnings}: NewKey, tenant: Tenant | undefined): SecretScreen {
	return {
		name: 'secret',
		tenant,
		key,
		secret,
		warnings,
		isRevealed: false,
		isSaved: false,
		isTaken: false,
		leaving: undefined,
		file: undefined,
		command: undefined,
		isRunning: false,
		problem: undefined,
		isWriting: false,
	};
}

/** The file that is suggested for a key's secret: its name as a file name. */
export function suggestedFile({name}: Pick<Key, 'name'>): TextField {
	const words = name.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? ['key'];
	return textField(`${words.join('-')}.secret`);
}
