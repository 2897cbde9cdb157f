import {type SessionContext} from './context.js';

/** What the session itself does with a key, on whichever screen; `move` and `scroll` stand in footers for the keys that do it. */
export type SharedIntent = 'help' | 'interrupt' | 'suspend' | 'quit' | 'move' | 'scroll';

/** What a key does, as data: the dispatcher, the footer, the help and the readme's table are all made from it. */
export type Binding<Intent extends string = string> = {
	/** What is meant by pressing it: a verb and its object. */
	readonly intent: Intent;
	/** The names of the keys, as `KeyPress` has them. */
	readonly keys: readonly string[];
	/** How the keys are written for people. */
	readonly shown: string;
	/** The word in the footer; a binding without one is told by help alone. */
	readonly label?: string;
	/** What it does, for help and the readme. */
	readonly help: string;
	/** The word where the whole footer does not fit. */
	readonly short?: string;
	/** How long it stays in the footer of a terminal that gets narrower: 1 the longest. Those without one go first, from the right. */
	readonly priority?: number;
};

/** A binding of a screen, and what depends on the screen's state: whether it works right now, and under which name. */
export type ScreenBinding<Screen, Intent extends string> = Binding<Intent | SharedIntent> & {
	/** Whether it leads to a change in the installation: where nothing may be changed, it is disabled. */
	readonly isChange?: boolean;
	/** Whether it works; a disabled binding leaves the dispatcher, the footer and help's first part alike. Enabled if absent. */
	readonly isEnabled?: (screen: Screen, context: SessionContext) => boolean;
	/** Why it is disabled, where that is not plain to see. */
	readonly disabledReason?: (screen: Screen) => string | undefined;
	/** The word in the footer for the moment; `undefined` for the usual one. */
	readonly labelFor?: (screen: Screen) => string | undefined;
};

/** The binding of a key, if it has one. */
export function findBinding<Found extends Pick<Binding, 'keys'>>(
	bindings: readonly Found[],
	key: string,
): Found | undefined {
	return bindings.find(({keys}) => keys.includes(key));
}
