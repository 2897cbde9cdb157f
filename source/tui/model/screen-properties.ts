import {type Binding} from '../keymap.js';
import {type Notice, type SessionContext} from './context.js';

/** What every screen's markup is given: its state, what it may know, and the lines that stand around it. */
export type ScreenProperties<Screen> = {
	readonly screen: Screen;
	readonly context: SessionContext;
	readonly notice: Notice | undefined;
	readonly bindings: readonly Binding[];
	/** The way to the screen: the installation, the tenant. */
	readonly crumbs: readonly string[];
};
