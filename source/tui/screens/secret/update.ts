import {errorSentences, type PhywareError, toSentence} from '../../../core/errors.js';
import {editText, insertText, type TextField, textField, textOf} from '../../input/text-field.js';
import {type Effect} from '../../model/effects.js';
import {type SessionContext} from '../../model/context.js';
import {type Notice, passingNotice} from '../../model/notice.js';
import {type ScreenMessage, type ScreenUpdate} from '../../model/screen-module.js';
import {type LeaveRequest, type SecretScreen, suggestedFile, type SecretIntent} from './model.js';

type SecretUpdate = ScreenUpdate<SecretScreen>;

/** How long a copied secret stays in the clipboard, in seconds. */
export const clipboardSeconds = 45;

/** The secret's screen after something happened. */
export function updateSecret(
	screen: SecretScreen,
	message: ScreenMessage<SecretIntent>,
	context: SessionContext,
): SecretUpdate | undefined {
	if (screen.isWriting && ['intended', 'typed', 'pasted'].includes(message.type)) {
		return undefined;
	}

	switch (message.type) {
		case 'intended': {
			return handleIntent(screen, message.intent);
		}

		case 'typed': {
			return typed(screen, (field) => editText(field, message.press));
		}

		case 'pasted': {
			return typed(screen, (field) => insertText(field, message.text));
		}

		case 'copied': {
			return message.what === screen.key.id ? copied(screen, message.certainty, context) : undefined;
		}

		case 'copy-failed': {
			return {state: screen, notice: copyFailed(message.error)};
		}

		case 'secret-written': {
			return message.keyId === screen.key.id ? written(screen, message.path) : undefined;
		}

		case 'secret-write-failed': {
			if (message.keyId !== screen.key.id) {
				return undefined;
			}

			return {state: {...screen, isWriting: false, problem: problemOf(message.error)}};
		}

		case 'secret-delivered': {
			return message.keyId === screen.key.id ? delivered(screen, message.command) : undefined;
		}

		case 'secret-delivery-failed': {
			return message.keyId === screen.key.id
				? {state: {...screen, isRunning: false, problem: problemOf(message.error)}}
				: undefined;
		}

		default: {
			return undefined;
		}
	}
}

/** The field that is being typed in, after a change. */
function typed(screen: SecretScreen, change: (field: TextField) => TextField | undefined): SecretUpdate | undefined {
	const field = screen.file ?? screen.command;
	const changed = field === undefined || screen.isRunning ? undefined : change(field);
	const name = screen.file === undefined ? 'command' : 'file';
	return changed && {state: {...screen, [name]: changed, problem: undefined}};
}

function copyFailed({message}: PhywareError): Notice {
	return {
		tone: 'danger',
		text: `${toSentence(message)} Press v to show the secret, or w to write it to a file.`,
	};
}

function problemOf({message, reason}: PhywareError): string {
	return errorSentences({message, reason, remedy: undefined});
}

function delivered(screen: SecretScreen, command: string): SecretUpdate {
	return {
		state: {...screen, command: undefined, isRunning: false, isSaved: true, isTaken: true, leaving: undefined},
		effects: [{type: 'mark-delivered', keyId: screen.key.id}],
		notice: {tone: 'good', text: `Delivered to ${command}`},
	};
}

function written(screen: SecretScreen, path: string): SecretUpdate {
	return {
		state: {...screen, file: undefined, isWriting: false, isSaved: true, isTaken: true, leaving: undefined},
		effects: [{type: 'mark-delivered', keyId: screen.key.id}],
		notice: {tone: 'good', text: `Written to ${path}, readable only by you.`},
	};
}

function copied(screen: SecretScreen, certainty: 'confirmed' | 'sent', context: SessionContext): SecretUpdate {
	return {
		state: {...screen, isSaved: screen.isSaved || certainty === 'confirmed', isTaken: true, leaving: undefined},
		...(certainty === 'confirmed' && {effects: [{type: 'mark-delivered', keyId: screen.key.id}]}),
		notice:
			certainty === 'confirmed'
				? passingNotice(
						'good',
						`Copied. The clipboard is cleared in ${clipboardSeconds} s, if the session is still open.`,
						context.now,
						10,
					)
				: {tone: 'good', text: "Sent to the terminal's clipboard. Paste to check."},
	};
}

function handleIntent(screen: SecretScreen, intent: SecretIntent): SecretUpdate {
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
				? {state: {...screen, problem: 'Type a path that does not exist yet.'}}
				: {
						state: {...screen, isWriting: true},
						effects: [{type: 'write-secret', path, secret: screen.secret, keyId: screen.key.id}],
					};
		}

		case 'cancel': {
			return {state: {...screen, file: undefined, command: undefined, problem: undefined}};
		}

		case 'deliver': {
			return {state: {...screen, command: textField(), problem: undefined}};
		}

		case 'run': {
			return runCommand(screen);
		}

		case 'stop-command': {
			return {state: screen, effects: [{type: 'stop-delivery'}]};
		}

		case 'acknowledge':
		case 'go-back':
		case 'ask-to-quit':
		case 'ask-to-interrupt':
		case 'stay':
		case 'leave':
		case 'interrupt-anyway': {
			return handleLeaving(screen, intent);
		}
	}
}

type LeavingIntent = Extract<
	SecretIntent,
	'acknowledge' | 'go-back' | 'ask-to-quit' | 'ask-to-interrupt' | 'stay' | 'leave' | 'interrupt-anyway'
>;

function handleLeaving(screen: SecretScreen, intent: LeavingIntent): SecretUpdate {
	switch (intent) {
		case 'acknowledge': {
			const leaving = {exitCode: undefined};
			return screen.isTaken ? leave(screen, leaving) : {state: confirmLeaving(screen, leaving)};
		}

		case 'go-back': {
			return leaveIfSaved(screen, {exitCode: undefined});
		}

		case 'ask-to-quit': {
			return leaveIfSaved(screen, {exitCode: 0});
		}

		case 'ask-to-interrupt': {
			return leaveIfSaved(screen, {exitCode: 130});
		}

		case 'stay': {
			return {state: {...screen, leaving: undefined}};
		}

		case 'leave': {
			return leave(screen, screen.leaving!);
		}

		case 'interrupt-anyway': {
			return leave(screen, {exitCode: 130});
		}
	}
}

function runCommand(screen: SecretScreen): SecretUpdate {
	const command = textOf(screen.command!).trim();
	return command === ''
		? {state: {...screen, problem: 'Type the command that reads the secret, such as gh secret set CI_KEY.'}}
		: {
				state: {...screen, isRunning: true, problem: undefined},
				effects: [{type: 'deliver-secret', command, secret: screen.secret, key: screen.key}],
			};
}

function leaveIfSaved(screen: SecretScreen, leaving: LeaveRequest): SecretUpdate {
	return screen.isSaved ? leave(screen, leaving) : {state: confirmLeaving(screen, leaving)};
}

/** The screen with the question whether its secret may be lost; it is hidden meanwhile. */
export function confirmLeaving(screen: SecretScreen, leaving: LeaveRequest): SecretScreen {
	return {...screen, leaving, isRevealed: false};
}

function leave(screen: SecretScreen, {exitCode}: LeaveRequest): SecretUpdate {
	const farewell: readonly Effect[] = [
		{type: 'mark-delivered', keyId: screen.key.id},
		{type: 'forget-secret', secret: screen.secret},
	];
	const state = {...screen, isRevealed: false};
	return exitCode === undefined
		? {state, effects: [...farewell, {type: 'refresh'}], navigation: {kind: 'pop'}}
		: {state, effects: [...farewell, {type: 'exit', exitCode}]};
}
