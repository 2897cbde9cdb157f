import {type PhywareError} from '../../../core/errors.js';
import {editText, insertText} from '../../input/text-field.js';
import {passing, type ScreenAction, type Shared, type Step} from '../../session/step.js';
import {checkForm} from './check.js';
import {
	expiryPresets,
	fieldOf,
	type Focus,
	focusedText,
	focusOrder,
	isOtherExpiry,
	type NewKeyScreen,
	type Problems,
} from './state.js';

type NewKeyStep = Step<NewKeyScreen>;

/** The form after something happened. */
export function reduceNewKey(screen: NewKeyScreen, action: ScreenAction, shared: Shared): NewKeyStep {
	if (action.type === 'created') {
		return screen.isSending
			? {
					state: screen,
					go: {kind: 'replace', screen: {to: 'secret', minted: action.minted, tenant: screen.tenant}},
					effects: [{do: 'refresh'}],
				}
			: {state: screen};
	}

	if (action.type === 'create-failed') {
		return fail(screen, action.error);
	}

	if (screen.isSending) {
		return action.type === 'intended' && action.intent === 'back'
			? {state: screen, say: passing('warning', 'The key is being created: wait for the answer.', shared.now)}
			: {state: screen};
	}

	switch (action.type) {
		case 'intended': {
			return intend(screen, action.intent, shared);
		}

		case 'typed': {
			const text = focusedText(screen);
			const field = text === undefined ? undefined : editText(screen[text], action.press);
			return {state: text === undefined || field === undefined ? screen : mend({...screen, [text]: field})};
		}

		case 'pasted': {
			const text = focusedText(screen);
			return {state: text === undefined ? screen : mend({...screen, [text]: insertText(screen[text], action.text)})};
		}

		case 'tenant-loaded': {
			return {state: action.tenant.id === screen.tenantId ? {...screen, tenant: action.tenant} : screen};
		}

		default: {
			return {state: screen};
		}
	}
}

function intend(screen: NewKeyScreen, intent: string, shared: Shared): NewKeyStep {
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
			return submit(screen, shared);
		}

		case 'back': {
			return {state: screen, go: {kind: 'pop'}};
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

	return mend({...screen, checked});
}

function movePreset(screen: NewKeyScreen, by: number): NewKeyScreen {
	const preset = (screen.preset + by + expiryPresets.length) % expiryPresets.length;
	return mend({...screen, preset});
}

/** A field that is being changed is not blamed for what it was. */
function mend(screen: NewKeyScreen): NewKeyScreen {
	return {...screen, problems: {...screen.problems, [fieldOf(screen.focus)]: undefined}};
}

function submit(screen: NewKeyScreen, shared: Shared): NewKeyStep {
	const checked = checkForm(screen, shared.now);
	if (!checked.ok) {
		return {state: blame(screen, checked.problems)};
	}

	const {name, scopes, expiresAt} = checked;
	return {
		state: {...screen, problems: {}, isSending: true},
		effects: [{do: 'create', request: {tenantId: screen.tenantId, name, scopes, expiresAt}}],
	};
}

/** Shows what is wrong and puts the pointer on the first of it. */
function blame(screen: NewKeyScreen, problems: Problems): NewKeyScreen {
	const order = focusOrder(screen);
	const first = order.find((focus) => problems[fieldOf(focus)] !== undefined) ?? screen.focus;
	const focus = first === 'expires' && isOtherExpiry(screen) ? 'expires-other' : first;
	return {...screen, problems, focus, isSending: false};
}

/** Back to the form with everything kept: beside the field that the server names, else as a message. */
function fail(screen: NewKeyScreen, error: PhywareError): NewKeyStep {
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
		return {state: blame(screen, problems)};
	}

	const text = [error.message, error.reason, error.remedy].filter((part) => part !== undefined).join(' ');
	return {state: {...screen, isSending: false}, say: {tone: 'danger', text}};
}
