import {idProblem, isId} from '../../../core/identifiers.js';
import {type PhywareError} from '../../../core/errors.js';
import {editText, insertText, type TextField, textField, textOf} from '../../input/text-field.js';
import {secretNotice, withoutSecrets} from '../../model/hidden-secrets.js';
import {allTenants} from '../../model/all-tenants.js';
import {layoutOf, scrollTo} from '../../model/layout.js';
import {type SessionContext, type Size} from '../../model/context.js';
import {type ScreenMessage, type ScreenUpdate} from '../../model/screen-module.js';
import {isListMove, movedIndex} from '../../input/list-moves.js';
import {firstChoice, tenantChoices, type TenantsScreen, unlistedReason, type TenantsIntent} from './model.js';

type TenantsUpdate = ScreenUpdate<TenantsScreen>;

/** Whether there is no room for a blank line and headings between the field and the list. */
export function isShortTerminal(size: Size): boolean {
	return layoutOf(size).body < 4;
}

/** The rows of the list: the body without the field, and, where there is room, a blank line and the headings. */
export function tenantsHeight({size}: Pick<SessionContext, 'size'>): number {
	return Math.max(1, layoutOf(size).body - (isShortTerminal(size) ? 1 : 3));
}

/** The picker after something happened. */
export function updateTenants(
	screen: TenantsScreen,
	message: ScreenMessage<TenantsIntent>,
	context: SessionContext,
): TenantsUpdate | undefined {
	switch (message.type) {
		case 'intended': {
			return handleIntent(screen, message.intent, context);
		}

		case 'typed': {
			const field = editText(screen.field, message.press);
			return field && {state: edit(screen, field, context)};
		}

		case 'pasted': {
			const ending = withoutSecrets(message.text.trim(), true);
			return ending === undefined
				? {state: edit(screen, insertText(screen.field, message.text), context)}
				: lookUpSecret(screen, ending, context);
		}

		case 'tenants-loaded': {
			return {state: clampSelection({...screen, load: {kind: 'ready'}, tenants: message.tenants}, context)};
		}

		case 'tenants-failed': {
			return {state: handleFailure(screen, message.error, context)};
		}

		default: {
			return undefined;
		}
	}
}

function handleFailure(screen: TenantsScreen, error: PhywareError, context: SessionContext): TenantsScreen {
	const unlisted = unlistedReason(error);
	if (unlisted !== undefined) {
		return clampSelection({...screen, load: {kind: 'ready'}, tenants: undefined, unlisted}, context);
	}

	return {...screen, load: {kind: 'failed', error}};
}

function handleIntent(screen: TenantsScreen, intent: TenantsIntent, context: SessionContext): TenantsUpdate {
	const choices = tenantChoices(screen, context.recentTenants);
	const index = choices.findIndex(({id}) => id === screen.selected);
	if (isListMove(intent)) {
		const moved = movedIndex(intent, index, choices.length, tenantsHeight(context));
		return {state: clampSelection({...screen, selected: choices[moved]?.id}, context)};
	}

	switch (intent) {
		case 'open': {
			return open(screen, choices[index]?.id);
		}

		case 'clear': {
			return {state: edit(screen, textField(), context)};
		}

		case 'installations': {
			return {state: screen, navigation: {kind: 'push', screen: {to: 'installations'}}};
		}

		case 'attention': {
			return {
				state: screen,
				navigation: {kind: 'push', screen: {to: 'attention', tenantId: undefined}},
				effects: [{type: 'audit', tenantId: undefined}],
			};
		}

		case 'reload': {
			return {state: {...screen, load: {kind: 'loading'}}, effects: [{type: 'load-tenants'}]};
		}
	}
}

/** A secret is looked up by its end in every tenant; it is shown nowhere. */
function lookUpSecret(screen: TenantsScreen, ending: string, context: SessionContext): TenantsUpdate {
	if (screen.tenants === undefined) {
		return {state: {...screen, problem: 'That is a secret, not the id of a tenant: it is not shown.'}};
	}

	const [only] = screen.tenants.length === 1 ? screen.tenants : [];
	const tenantId = only?.id ?? allTenants;
	return {
		state: {...screen, field: textField()},
		navigation: {kind: 'push', screen: {to: 'keys', tenantId, tenant: only, filter: ending}},
		effects: [{type: 'watch', tenantId}],
		notice: secretNotice(context),
	};
}

function open(screen: TenantsScreen, chosen: string | undefined): TenantsUpdate {
	const text = textOf(screen.field).trim();
	const typed = screen.tenants === undefined && isId('tenant', text) ? text : undefined;
	const tenantId = typed ?? chosen;
	if (tenantId === undefined) {
		const problem = screen.tenants === undefined ? idProblem('tenant', text) : undefined;
		return {state: {...screen, problem}};
	}

	const tenant = screen.tenants?.find(({id}) => id === tenantId);
	return {
		state: {...screen, selected: tenantId, field: textField()},
		navigation: {kind: 'push', screen: {to: 'keys', tenantId, tenant}},
		effects: [
			{type: 'watch', tenantId},
			...(tenant === undefined && tenantId !== allTenants ? [{type: 'load-tenant', tenantId} as const] : []),
		],
	};
}

function edit(screen: TenantsScreen, field: TextField, context: SessionContext): TenantsScreen {
	const edited = {...screen, field, problem: undefined};
	return clampSelection({...edited, selected: firstChoice(tenantChoices(edited, context.recentTenants))?.id}, context);
}

/** Puts the selection on a tenant that is there, and that on the screen. */
export function clampSelection(screen: TenantsScreen, context: SessionContext): TenantsScreen {
	const choices = tenantChoices(screen, context.recentTenants);
	const index = choices.findIndex(({id}) => id === screen.selected);
	const first = firstChoice(choices);
	const current = index === -1 ? (first === undefined ? 0 : choices.indexOf(first)) : index;
	return {
		...screen,
		selected: choices[current]?.id,
		top: scrollTo(current, screen.top, tenantsHeight(context), choices.length),
	};
}
