import {idProblem, isId} from '../../../core/identifiers.js';
import {type PhywareError} from '../../../core/errors.js';
import {editText, insertText, type TextField, textField, textOf} from '../../input/text-field.js';
import {layoutOf, scrollTo} from '../../model/layout.js';
import {type ScreenAction, type Shared, type Size, type Step} from '../../model/context.js';
import {movedIndex} from '../../input/list-moves.js';
import {tenantChoices, type TenantsScreen, unlistedReason} from './model.js';

type TenantsStep = Step<TenantsScreen>;

/** Whether there is no room for a blank line and headings between the field and the list. */
export function isLow(size: Size): boolean {
	return layoutOf(size).body < 4;
}

/** The rows of the list: the body without the field, and, where there is room, a blank line and the headings. */
export function tenantsHeight({size}: Pick<Shared, 'size'>): number {
	return Math.max(1, layoutOf(size).body - (isLow(size) ? 1 : 3));
}

/** The picker after something happened. */
export function reduceTenants(screen: TenantsScreen, action: ScreenAction, shared: Shared): TenantsStep {
	switch (action.type) {
		case 'intended': {
			return intend(screen, action.intent, shared);
		}

		case 'typed': {
			const field = editText(screen.field, action.press);
			return {state: field === undefined ? screen : edit(screen, field, shared)};
		}

		case 'pasted': {
			return {state: edit(screen, insertText(screen.field, action.text), shared)};
		}

		case 'tenants-loaded': {
			return {state: settle({...screen, load: {kind: 'ready'}, tenants: action.tenants}, shared)};
		}

		case 'tenants-failed': {
			return {state: fail(screen, action.error, shared)};
		}

		default: {
			return {state: screen};
		}
	}
}

function fail(screen: TenantsScreen, error: PhywareError, shared: Shared): TenantsScreen {
	const unlisted = unlistedReason(error);
	if (unlisted !== undefined) {
		return settle({...screen, load: {kind: 'ready'}, tenants: undefined, unlisted}, shared);
	}

	return {...screen, load: {kind: 'failed', error}};
}

function intend(screen: TenantsScreen, intent: string, shared: Shared): TenantsStep {
	const choices = tenantChoices(screen, shared.recentTenants);
	const index = choices.findIndex(({id}) => id === screen.selected);
	const moved = movedIndex(intent, index, choices.length, tenantsHeight(shared));
	if (moved !== undefined) {
		return {state: settle({...screen, selected: choices[moved]?.id}, shared)};
	}

	switch (intent) {
		case 'open': {
			return open(screen, choices[index]?.id);
		}

		case 'clear': {
			return {state: edit(screen, textField(), shared)};
		}

		case 'reload': {
			return {state: {...screen, load: {kind: 'loading'}}, effects: [{do: 'load-tenants'}]};
		}

		default: {
			return {state: screen};
		}
	}
}

function open(screen: TenantsScreen, chosen: string | undefined): TenantsStep {
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
		go: {kind: 'push', screen: {to: 'keys', tenantId, tenant}},
		effects: [{do: 'watch', tenantId}, ...(tenant === undefined ? [{do: 'load-tenant', tenantId} as const] : [])],
	};
}

function edit(screen: TenantsScreen, field: TextField, shared: Shared): TenantsScreen {
	const edited = {...screen, field, problem: undefined};
	return settle({...edited, selected: tenantChoices(edited, shared.recentTenants)[0]?.id}, shared);
}

/** Puts the selection on a tenant that is there, and that on the screen. */
export function settle(screen: TenantsScreen, shared: Shared): TenantsScreen {
	const choices = tenantChoices(screen, shared.recentTenants);
	const index = choices.findIndex(({id}) => id === screen.selected);
	const current = index === -1 ? 0 : index;
	return {
		...screen,
		selected: choices[current]?.id,
		top: scrollTo(current, screen.top, tenantsHeight(shared), choices.length),
	};
}
