import {editText, insertText, textOf} from '../../input/text-field.js';
import {passing, type ScreenAction, type Shared, type Step} from '../../session/step.js';
import {type SecretScreen, suggestedFile} from './state.js';

type SecretStep = Step<SecretScreen>;

/** How long a copied secret stays in the clipboard, in seconds. */
export const clipboardSeconds = 45;

/** The secret's screen after something happened. */
export function reduceSecret(screen: SecretScreen, action: ScreenAction, shared: Shared): SecretStep {
	switch (action.type) {
		case 'intended': {
			return intend(screen, action.intent);
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
			return action.what === screen.key.id ? copied(screen, action.certainty, shared) : {state: screen};
		}

		case 'copy-failed': {
			return {
				state: screen,
				say: {tone: 'danger', text: `${action.error.message} Press v to show the secret, or w to write it to a file.`},
			};
		}

		case 'secret-written': {
			return {
				state: {...screen, file: undefined, isSaved: true, isLeaving: false},
				say: {tone: 'good', text: `Written to ${action.path}, readable by you alone.`},
			};
		}

		case 'secret-write-failed': {
			const {message, reason} = action.error;
			return {state: {...screen, problem: [message, reason].filter((part) => part !== undefined).join(' ')}};
		}

		default: {
			return {state: screen};
		}
	}
}

function copied(screen: SecretScreen, certainty: 'confirmed' | 'sent', shared: Shared): SecretStep {
	return {
		state: {...screen, isSaved: true, isLeaving: false},
		say:
			certainty === 'confirmed'
				? passing('good', `Copied. The clipboard is cleared in ${clipboardSeconds} s.`, shared.now, 10)
				: {tone: 'good', text: "Sent to the terminal's clipboard: paste it somewhere to check."},
	};
}

function intend(screen: SecretScreen, intent: string): SecretStep {
	switch (intent) {
		case 'copy': {
			return {state: screen, effects: [{do: 'copy-secret', secret: screen.secret, keyId: screen.key.id}]};
		}

		case 'reveal': {
			return {state: {...screen, isRevealed: !screen.isRevealed}};
		}

		case 'write': {
			return {state: {...screen, file: suggestedFile(screen.key), problem: undefined}};
		}

		case 'submit': {
			const path = textOf(screen.file!).trim();
			return path === ''
				? {state: {...screen, problem: 'Type the name of a file that does not exist yet.'}}
				: {state: screen, effects: [{do: 'write-secret', path, secret: screen.secret}]};
		}

		case 'cancel': {
			return {state: {...screen, file: undefined, problem: undefined}};
		}

		case 'ask': {
			return screen.isSaved ? leave(screen) : {state: {...screen, isLeaving: true, isRevealed: false}};
		}

		case 'stay': {
			return {state: {...screen, isLeaving: false}};
		}

		case 'leave': {
			return leave(screen);
		}

		default: {
			return {state: screen};
		}
	}
}

function leave(screen: SecretScreen): SecretStep {
	return {
		state: {...screen, isRevealed: false},
		effects: [{do: 'forget-secret', secret: screen.secret}, {do: 'refresh'}],
		go: {kind: 'pop'},
	};
}
