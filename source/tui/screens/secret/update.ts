import {inSentences, toSentence} from '../../../core/errors.js';
import {editText, insertText, textOf} from '../../input/text-field.js';
import {type Effect} from '../../model/effects.js';
import {passingNotice, type ScreenMessage, type SessionContext, type ScreenUpdate} from '../../model/context.js';
import {type Leaving, type SecretScreen, suggestedFile} from './model.js';

type SecretStep = ScreenUpdate<SecretScreen>;

/** How long a copied secret stays in the clipboard, in seconds. */
export const clipboardSeconds = 45;

/** The secret's screen after something happened. */
export function updateSecret(screen: SecretScreen, action: ScreenMessage, context: SessionContext): SecretStep {
	if (screen.isWriting && ['intended', 'typed', 'pasted'].includes(action.type)) {
		return {state: screen};
	}

	switch (action.type) {
		case 'intended': {
			return handleIntent(screen, action.intent, action.press.name);
		}

		case 'typed': {
			const file = screen.file === undefined ? undefined : editText(screen.file, action.press);
			return {state: file === undefined ? screen : {...screen, file, problem: undefined}};
		}

		case 'pasted': {
			return {
				state:
					screen.file === undefined
						? screen
						: {...screen, file: insertText(screen.file, action.text), problem: undefined},
			};
		}

		case 'copied': {
			return action.what === screen.key.id ? copied(screen, action.certainty, context) : {state: screen};
		}

		case 'copy-failed': {
			return {
				state: screen,
				notice: {
					tone: 'danger',
					text: `${toSentence(action.error.message)} Press v to show the secret, or w to write it to a file.`,
				},
			};
		}

		case 'secret-written': {
			if (action.keyId !== screen.key.id) {
				return {state: screen};
			}

			return {
				state: {...screen, file: undefined, isWriting: false, isSaved: true, isTaken: true, leaving: undefined},
				effects: [{type: 'settle-create', keyId: screen.key.id}],
				notice: {tone: 'good', text: `Written to ${action.path}, which only you can read.`},
			};
		}

		case 'secret-write-failed': {
			if (action.keyId !== screen.key.id) {
				return {state: screen};
			}

			const {message, reason} = action.error;
			return {state: {...screen, isWriting: false, problem: inSentences({message, reason, remedy: undefined})}};
		}

		default: {
			return {state: screen};
		}
	}
}

function copied(screen: SecretScreen, certainty: 'confirmed' | 'sent', context: SessionContext): SecretStep {
	return {
		state: {...screen, isSaved: screen.isSaved || certainty === 'confirmed', isTaken: true, leaving: undefined},
		...(certainty === 'confirmed' && {effects: [{type: 'settle-create', keyId: screen.key.id}]}),
		notice:
			certainty === 'confirmed'
				? passingNotice(
						'good',
						`Copied. The clipboard is cleared in ${clipboardSeconds} s, if the session still runs.`,
						context.now,
						10,
					)
				: {tone: 'good', text: "Sent to the terminal's clipboard: paste it somewhere to check."},
	};
}

function handleIntent(screen: SecretScreen, intent: string, key: string): SecretStep {
	switch (intent) {
		case 'copy': {
			return {state: screen, effects: [{type: 'copy-secret', secret: screen.secret, keyId: screen.key.id}]};
		}

		case 'reveal': {
			return {state: {...screen, isRevealed: !screen.isRevealed, isTaken: true}};
		}

		case 'write': {
			return {state: {...screen, file: suggestedFile(screen.key), problem: undefined}};
		}

		case 'submit': {
			const path = textOf(screen.file!).trim();
			return path === ''
				? {state: {...screen, problem: 'Type the name of a file that does not exist yet.'}}
				: {
						state: {...screen, isWriting: true},
						effects: [{type: 'write-secret', path, secret: screen.secret, keyId: screen.key.id}],
					};
		}

		case 'cancel': {
			return {state: {...screen, file: undefined, problem: undefined}};
		}

		case 'acknowledge': {
			return screen.isTaken ? leave(screen, {exitCode: undefined}) : askBeforeLeaving(screen, {exitCode: undefined});
		}

		case 'ask': {
			const leaving = {exitCode: exitCodeOf[key]};
			return screen.isSaved ? leave(screen, leaving) : askBeforeLeaving(screen, leaving);
		}

		case 'stay': {
			return {state: {...screen, leaving: undefined}};
		}

		case 'leave': {
			return leave(screen, key === 'ctrl+c' ? {exitCode: exitCodeOf[key]} : screen.leaving!);
		}

		default: {
			return {state: screen};
		}
	}
}

/** The keys that leave the session from here, and its exit codes. */
const exitCodeOf: Readonly<Record<string, number>> = {'ctrl+c': 130, q: 0};

function askBeforeLeaving(screen: SecretScreen, leaving: Leaving): SecretStep {
	return {state: {...screen, leaving, isRevealed: false}};
}

function leave(screen: SecretScreen, {exitCode}: Leaving): SecretStep {
	const farewell: readonly Effect[] = [
		{type: 'settle-create', keyId: screen.key.id},
		{type: 'forget-secret', secret: screen.secret},
	];
	const state = {...screen, isRevealed: false};
	return exitCode === undefined
		? {state, effects: [...farewell, {type: 'refresh'}], navigation: {kind: 'pop'}}
		: {state, effects: [...farewell, {type: 'exit', exitCode}]};
}
