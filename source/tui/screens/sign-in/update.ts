import {parseAddress} from '../../../config/address.js';
import {parseCredential} from '../../../config/credential.js';
import {type PhywareError} from '../../../core/errors.js';
import {tryParse} from '../../input/try-parse.js';
import {editText, insertText, textField, textOf} from '../../input/text-field.js';
import {type SessionContext} from '../../model/context.js';
import {passingNotice} from '../../model/notice.js';
import {type ScreenMessage, type ScreenUpdate} from '../../model/screen-module.js';
import {createSignInScreen, type SignInScreen, type SignInIntent} from './model.js';

type SignInUpdate = ScreenUpdate<SignInScreen>;

/** The form after something happened. What follows a sign-in is the session's to decide. */
export function updateSignIn(
	screen: SignInScreen,
	message: ScreenMessage<SignInIntent>,
	context: SessionContext,
): SignInUpdate | undefined {
	if (message.type === 'sign-in-failed') {
		return {state: handleFailure(screen, message.error)};
	}

	if (screen.isSending) {
		return undefined;
	}

	switch (message.type) {
		case 'intended': {
			return handleIntent(screen, message.intent, context);
		}

		case 'typed': {
			const field = editText(screen[screen.focus], message.press);
			return field && withoutKey(clearFieldError({...screen, [screen.focus]: field}), context);
		}

		case 'pasted': {
			// A key that is pasted in whole often brings its line end along.
			const text = message.text.trim();
			return screen.focus === 'address' && isLikeKey(text)
				? takeKey(screen, text, context)
				: withoutKey(clearFieldError({...screen, [screen.focus]: insertText(screen[screen.focus], text)}), context);
		}

		default: {
			return undefined;
		}
	}
}

/** The shortest text without a dot, a colon or a slash that is rather a key than the beginning of an address. */
const shortestKey = 20;

/** Whether a text is a key rather than an address: it has PhyCloud's form, or is one long word with nothing that an address has. */
function isLikeKey(text: string): boolean {
	return /^phk_\S+$/.test(text) || new RegExp(String.raw`^[^\s./:]{${shortestKey},}$`).test(text);
}

/** A key that comes letter by letter, from a terminal that does not mark pastes, moves as soon as its beginning stands in the address. */
function withoutKey(screen: SignInScreen, context: SessionContext): SignInUpdate {
	const text = textOf(screen.address);
	const start = text.indexOf('phk_');
	return screen.focus === 'address' && start !== -1
		? takeKey({...screen, address: textField(text.slice(0, start))}, text.slice(start), context)
		: {state: screen};
}

/** Puts a key into its own field, where it is masked. */
function takeKey(screen: SignInScreen, key: string, context: SessionContext): SignInUpdate {
	return {
		state: {...screen, focus: 'credential', credential: insertText(textField(), key), problems: {}},
		notice: passingNotice('quiet', 'That is an API key. It was moved to its own field, hidden.', context.now),
	};
}

/** Back to the form: a refused key is removed; one that could not be checked is kept. */
function handleFailure(screen: SignInScreen, error: PhywareError): SignInScreen {
	const isUnreachable = error.code === 'CONNECTION';
	const form = createSignInScreen(textOf(screen.address), isUnreachable ? 'unreachable' : 'refused', error);
	return isUnreachable ? {...form, credential: screen.credential, keepsCredential: screen.keepsCredential} : form;
}

function clearFieldError(screen: SignInScreen): SignInScreen {
	return {...screen, problems: {...screen.problems, [screen.focus]: undefined}};
}

function handleIntent(screen: SignInScreen, intent: SignInIntent, context: SessionContext): SignInUpdate {
	switch (intent) {
		case 'next-field':
		case 'previous-field': {
			return {state: {...screen, focus: screen.focus === 'address' ? 'credential' : 'address'}};
		}

		case 'next-address': {
			const {recentAddresses} = context;
			const index = recentAddresses.indexOf(textOf(screen.address));
			const next = recentAddresses[(index + 1) % Math.max(1, recentAddresses.length)];
			return {state: next === undefined ? screen : {...screen, address: textField(next), focus: 'credential'}};
		}

		case 'submit': {
			return submit(screen, context);
		}
	}
}

function sending(screen: SignInScreen): SignInScreen {
	return {...screen, isSending: true, problems: {}};
}

function submit(screen: SignInScreen, context: SessionContext): SignInUpdate {
	const text = textOf(screen.address).trim();
	if (isLikeKey(text)) {
		return takeKey({...screen, address: textField()}, text, context);
	}

	const address = tryParse(() => parseAddress(text, context.allowsHttp));
	if (!address.ok) {
		return {state: {...screen, focus: 'address', problems: {address: address.problem}}};
	}

	const typed = textOf(screen.credential).trim();
	// A credential goes to no other address than the one it was given for.
	if (typed === '' && screen.keepsCredential && address.value.href === context.address?.href) {
		return {state: sending(screen), effects: [{type: 'sign-in', address: address.value, credential: undefined}]};
	}

	if (typed === '') {
		const problem =
			screen.focus === 'credential' ? 'Paste or type an API key that has the scope admin:keys.' : undefined;
		return {state: {...screen, focus: 'credential', problems: {credential: problem}}};
	}

	const credential = tryParse(() => parseCredential(typed, 'this field'));
	if (!credential.ok) {
		return {state: {...screen, focus: 'credential', problems: {credential: credential.problem}}};
	}

	return {
		state: sending(screen),
		effects: [{type: 'sign-in', address: address.value, credential: credential.value}],
	};
}
