import {type PhywareError} from '../../../core/errors.js';
import {type TextField, textField} from '../../input/text-field.js';

declare module '../../model/navigation.js' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Only an interface can be added to.
	interface Destinations {
		readonly 'sign-in': {
			readonly address: string;
			readonly reason: SignInReason;
			readonly error?: PhywareError | undefined;
		};
	}
}

export type SignInIntent = 'submit' | 'next-field' | 'previous-field' | 'next-address';

/** Why the user must sign in. */
export type SignInReason = 'first' | 'refused' | 'unreachable' | 'ended';

/** The address of an installation and a key for it, kept for this session only. */
export type SignInScreen = {
	readonly name: 'sign-in';
	readonly focus: 'address' | 'credential';
	readonly address: TextField;
	readonly credential: TextField;
	readonly reason: SignInReason;
	readonly error: PhywareError | undefined;
	readonly problems: {readonly address?: string | undefined; readonly credential?: string | undefined};
	/** Whether an empty field means the key in use: it was not refused, the installation just did not answer. */
	readonly keepsCredential: boolean;
	readonly isSending: boolean;
};

/** The form, with an address that is known and the field for the key empty. */
export function createSignInScreen(address: string, reason: SignInReason, error?: PhywareError): SignInScreen {
	return {
		name: 'sign-in',
		focus: reason === 'unreachable' ? 'address' : 'credential',
		address: textField(address),
		credential: textField(),
		reason,
		error,
		problems: {},
		keepsCredential: reason === 'unreachable',
		isSending: false,
	};
}
