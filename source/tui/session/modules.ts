import {type Binding, findBinding} from '../model/binding.js';
import {type SessionContext} from '../model/context.js';
import {isReadOnly} from '../model/installation.js';
import {type Mode, type ScreenModule} from '../model/screen-module.js';
import {type ModeName, registry, type Screen} from '../screens/registry.js';

/** The module of a screen. Each module takes its own screen alone: what is found by a screen's name fits that screen. */
export function screenModule<State extends Screen>(screen: State): ScreenModule<State, string, ModeName> {
	return registry[screen.name] as unknown as ScreenModule<State, string, ModeName>;
}

/** The mode that a screen is in: it decides what keys mean. */
export function modeOf(screen: Screen, context: SessionContext): ModeName {
	return screenModule(screen).modeOf(screen, context);
}

/** The mode that a screen is in, with its bindings. */
export function currentMode(screen: Screen, context: SessionContext): Mode<Screen, string> {
	return screenModule(screen).modes[modeOf(screen, context)];
}

/** The bindings that work right now, in the words of the moment. */
export function activeBindings(screen: Screen, context: SessionContext): Binding[] {
	const isHelpTyped = screenModule(screen).isHelpTyped?.(screen) ?? false;
	return currentMode(screen, context)
		.bindings.filter((binding) => !isForbidden(binding, context) && (binding.isEnabled?.(screen, context) ?? true))
		.map((binding) => {
			const label = binding.labelFor?.(screen);
			return label === undefined ? binding : {...binding, label};
		})
		.map((binding) =>
			binding.intent === 'help' && isHelpTyped ? {...binding, keys: [...binding.keys, '?']} : binding,
		);
}

/** Why a key that is bound on this screen does nothing right now, where that is not plain to see. */
export function disabledReason(screen: Screen, context: SessionContext, key: string): string | undefined {
	const binding = findBinding(currentMode(screen, context).bindings, key);
	if (binding !== undefined && isForbidden(binding, context)) {
		return 'Read-only: nothing can be changed here.';
	}

	return binding?.isEnabled?.(screen, context) === false ? binding.disabledReason?.(screen) : undefined;
}

function isForbidden({isChange = false}: {readonly isChange?: boolean}, context: SessionContext): boolean {
	return isChange && isReadOnly(context);
}
