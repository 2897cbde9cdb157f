import {inSentences, type PhywareError} from '../../../core/errors.js';
import {type KeyPress} from '../../input/key-press.js';
import {editText, insertText, textField} from '../../input/text-field.js';
import {passingNotice, type ScreenMessage, type SessionContext, type ScreenUpdate} from '../../model/context.js';
import {askedExpiry, checkForm} from './check.js';
import {
	expiryPresets,
	fieldOf,
	type Focus,
	focusedText,
	focusOrder,
	isOtherExpiry,
	type NewKeyScreen,
	type Problems,
} from './model.js';

type NewKeyStep = ScreenUpdate<NewKeyScreen>;

/** The form after something happened. */
export function updateNewKey(screen: NewKeyScreen, action: ScreenMessage, context: SessionContext): NewKeyStep {
	if (action.type === 'created') {
		return screen.isSending
			? {
					state: screen,
					navigation: {kind: 'replace', screen: {to: 'secret', minted: action.minted, tenant: screen.tenant}},
					effects: [{type: 'refresh'}],
				}
			: {state: screen};
	}

	if (action.type === 'create-failed') {
		return handleFailure(screen, action.error);
	}

	if (screen.isSending) {
		return action.type === 'intended' && action.intent === 'wait'
			? {state: screen, notice: passingNotice('warning', 'The key is being created: wait for the answer.', context.now)}
			: {state: screen};
	}

	switch (action.type) {
		case 'intended': {
			return handleIntent(screen, action.intent, context);
		}

		case 'typed': {
			const target = typingInto(screen, action.press);
			const text = focusedText(target);
			const field = text === undefined ? undefined : editText(target[text], action.press);
			return {state: text === undefined || field === undefined ? screen : clearFieldError({...target, [text]: field})};
		}

		case 'pasted': {
			const target = typingInto(screen, {name: '', text: action.text});
			const text = focusedText(target);
			return {
				state:
					text === undefined ? screen : clearFieldError({...target, [text]: insertText(target[text], action.text)}),
			};
		}

		case 'tenant-loaded': {
			return {state: action.tenant.id === screen.tenantId ? {...screen, tenant: action.tenant} : screen};
		}

		default: {
			return {state: screen};
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

function handleIntent(screen: NewKeyScreen, intent: string, context: SessionContext): NewKeyStep {
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

		default: {
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

/** A field that is being changed is not blamed for what it was. */
function clearFieldError(screen: NewKeyScreen): NewKeyScreen {
	return {...screen, problems: {...screen.problems, [fieldOf(screen.focus)]: undefined}};
}

function submit(screen: NewKeyScreen, context: SessionContext): NewKeyStep {
	const checked = checkForm(screen, context.now);
	if (!checked.ok) {
		return {state: showErrors(screen, checked.problems)};
	}

	const {name, scopes, expiresAt} = checked;
	return {
		state: {...screen, problems: {}, isSending: true},
		effects: [
			{type: 'create', input: {tenantId: screen.tenantId, name, scopes, expiresAt, expiry: askedExpiry(screen)}},
		],
	};
}

/** Shows what is wrong and puts the pointer on the first of it. */
function showErrors(screen: NewKeyScreen, problems: Problems): NewKeyScreen {
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
function handleFailure(screen: NewKeyScreen, error: PhywareError): NewKeyStep {
	const fields = {name: 'name', scopes: 'scopes', expires_at: 'expires'} as const;
	const problems: Record<string, string> = {};
	for (const {field, message} of error.details) {
		const known = Object.keys(fields).find((name) => field === name || field.startsWith(`${name}.`));
		if (known !== undefined) {
			problems[fields[known as keyof typeof fields]] = `${message}.`.replace(/\.\.$/, '.');
		}
	}

	if (error.code === 'CONFLICT') {
		problems['name'] = 'A key of this tenant has that name already. Choose a different one.';
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
		notice: {tone: 'danger', text: inSentences(error)},
	};
}
