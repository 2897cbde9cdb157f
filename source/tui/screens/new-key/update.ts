import {errorSentences, type PhywareError} from '../../../core/errors.js';
import {type KeyPress} from '../../input/key-press.js';
import {editText, insertText, textField} from '../../input/text-field.js';
import {type SessionContext} from '../../model/context.js';
import {passingNotice} from '../../model/notice.js';
import {type ScreenMessage, type ScreenUpdate} from '../../model/screen-module.js';
import {requestedExpiry, checkForm} from './check.js';
import {
	expiryPresets,
	fieldOf,
	type Focus,
	focusedText,
	focusOrder,
	isOtherExpiry,
	type NewKeyScreen,
	type FormProblems,
	type NewKeyIntent,
} from './model.js';

type NewKeyUpdate = ScreenUpdate<NewKeyScreen>;

/** The form after something happened. */
export function updateNewKey(
	screen: NewKeyScreen,
	message: ScreenMessage<NewKeyIntent>,
	context: SessionContext,
): NewKeyUpdate | undefined {
	if (message.type === 'created') {
		return screen.isSending
			? {
					state: screen,
					navigation: {kind: 'replace', screen: {to: 'secret', minted: message.minted, tenant: screen.tenant}},
					effects: [{type: 'refresh'}],
				}
			: undefined;
	}

	if (message.type === 'create-failed') {
		return handleFailure(screen, message.error);
	}

	if (screen.isSending) {
		return message.type === 'intended' && message.intent === 'wait'
			? {state: screen, notice: passingNotice('warning', 'Creating the key: wait for the response.', context.now)}
			: undefined;
	}

	switch (message.type) {
		case 'intended': {
			return handleIntent(screen, message.intent, context);
		}

		case 'typed': {
			const target = typingInto(screen, message.press);
			const text = focusedText(target);
			const field = text === undefined ? undefined : editText(target[text], message.press);
			return text === undefined || field === undefined
				? undefined
				: {state: clearFieldError({...target, [text]: field})};
		}

		case 'pasted': {
			const target = typingInto(screen, {name: '', text: message.text});
			const text = focusedText(target);
			return text && {state: clearFieldError({...target, [text]: insertText(target[text], message.text)})};
		}

		case 'tenant-loaded': {
			return message.tenant.id === screen.tenantId ? {state: {...screen, tenant: message.tenant}} : undefined;
		}

		default: {
			return undefined;
		}
	}
}

/** A letter on the choice of expiries begins an expiry of one's own. */
function typingInto(screen: NewKeyScreen, {text}: KeyPress): NewKeyScreen {
	if (screen.focus !== 'expires' || text === undefined) {
		return screen;
	}

	const otherExpiry = isOtherExpiry(screen) ? screen.otherExpiry : textField();
	return {...screen, preset: expiryPresets.length - 1, focus: 'expires-other', otherExpiry};
}

function handleIntent(screen: NewKeyScreen, intent: NewKeyIntent, context: SessionContext): NewKeyUpdate {
	switch (intent) {
		case 'next-field': {
			return {state: moveField(screen, 1)};
		}

		case 'previous-field': {
			return {state: moveField(screen, -1)};
		}

		case 'down': {
			return {state: moveFocus(screen, 1)};
		}

		case 'up': {
			return {state: moveFocus(screen, -1)};
		}

		case 'choose': {
			return {state: choose(screen)};
		}

		case 'left': {
			return {state: movePreset(screen, -1)};
		}

		case 'right': {
			return {state: movePreset(screen, 1)};
		}

		case 'submit': {
			return submit(screen, context);
		}

		case 'back': {
			return {state: screen, navigation: {kind: 'pop'}};
		}

		case 'wait': {
			return {state: screen};
		}
	}
}

function moveFocus(screen: NewKeyScreen, by: number): NewKeyScreen {
	const order = focusOrder(screen);
	const index = order.indexOf(screen.focus) + by;
	return {...screen, focus: order[Math.max(0, Math.min(order.length - 1, index))]!};
}

/** Tab goes to the first stop of the next field, round and round. */
function moveField(screen: NewKeyScreen, by: number): NewKeyScreen {
	const order = focusOrder(screen);
	const starts = order.filter((focus, index) => index === 0 || isStart(focus, order[index - 1]!));
	const current = starts.findLastIndex((start) => order.indexOf(start) <= order.indexOf(screen.focus));
	return {...screen, focus: starts[(current + by + starts.length) % starts.length]!};
}

/** Whether a stop begins a field: typed expiries and other scopes are stops of their own. */
function isStart(focus: Focus, before: Focus): boolean {
	return fieldOf(focus) !== fieldOf(before) || focus === 'scopes-other' || focus === 'expires-other';
}

function choose(screen: NewKeyScreen): NewKeyScreen {
	if (screen.focus === 'expires') {
		return movePreset(screen, 1);
	}

	const scope = screen.focus.replace('scope:', '');
	const checked = new Set(screen.checked);
	if (!checked.delete(scope)) {
		checked.add(scope);
	}

	return clearFieldError({...screen, checked});
}

function movePreset(screen: NewKeyScreen, by: number): NewKeyScreen {
	const preset = (screen.preset + by + expiryPresets.length) % expiryPresets.length;
	return clearFieldError({...screen, preset});
}

/** A field that changes loses its error. */
function clearFieldError(screen: NewKeyScreen): NewKeyScreen {
	return {...screen, problems: {...screen.problems, [fieldOf(screen.focus)]: undefined}};
}

function submit(screen: NewKeyScreen, context: SessionContext): NewKeyUpdate {
	const checked = checkForm(screen, context.now);
	if (!checked.ok) {
		return {state: showErrors(screen, checked.problems)};
	}

	const {name, scopes, expiresAt} = checked;
	return {
		state: {...screen, problems: {}, isSending: true},
		effects: [
			{
				type: 'create',
				input: {
					tenantId: screen.tenantId,
					name,
					scopes,
					expiresAt,
					expiry: requestedExpiry(screen),
					...(screen.replaces !== undefined && {replaces: screen.replaces}),
				},
			},
		],
	};
}

/** Shows what is wrong and puts the pointer on the first of it. */
function showErrors(screen: NewKeyScreen, problems: FormProblems): NewKeyScreen {
	const order = focusOrder(screen);
	const first = order.find((focus) => problems[fieldOf(focus)] !== undefined) ?? screen.focus;
	const focus = typedPart(first, screen);
	return {...screen, problems, focus, isSending: false};
}

/** What is wrong with a field is most likely in the part that was typed. */
function typedPart(first: Focus, screen: NewKeyScreen): Focus {
	if (fieldOf(first) === 'scopes') {
		return screen.otherScopes.graphemes.length > 0 ? 'scopes-other' : first;
	}

	return first === 'expires' && isOtherExpiry(screen) ? 'expires-other' : first;
}

/** Back to the form with everything kept: beside the field that the server names, else as a message. */
function handleFailure(screen: NewKeyScreen, error: PhywareError): NewKeyUpdate {
	const fields = {name: 'name', scopes: 'scopes', expires_at: 'expires'} as const;
	const problems: Record<string, string> = {};
	for (const {field, message} of error.details) {
		const known = Object.keys(fields).find((name) => field === name || field.startsWith(`${name}.`));
		if (known !== undefined) {
			problems[fields[known as keyof typeof fields]] = `${message}.`.replace(/\.\.$/, '.');
		}
	}

	if (error.code === 'CONFLICT') {
		problems['name'] = 'A key of this tenant already has that name. Choose a different one.';
	}

	if (Object.keys(problems).length > 0) {
		return {state: showErrors(screen, problems)};
	}

	return {
		state: {
			...screen,
			isSending: false,
			isUnknown: screen.isUnknown || ['OUTCOME_UNKNOWN', 'IN_PROGRESS'].includes(error.code),
		},
		notice: {tone: 'danger', text: errorSentences(error)},
	};
}
