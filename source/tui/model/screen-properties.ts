import {type Binding} from './binding.js';
import {type SessionContext} from './context.js';
import {type Notice} from './notice.js';

/** What every screen's view is given: its state, the session's context, and the lines that stand around it. */
export type ScreenProperties<Screen> = {
	readonly screen: Screen;
	readonly context: SessionContext;
	readonly notice: Notice | undefined;
	readonly bindings: readonly Binding[];
	/** The way to the screen: the installation, the tenant. */
	readonly crumbs: readonly string[];
};
