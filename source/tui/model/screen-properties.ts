import {type Binding} from '../keymap.js';
import {type Message, type Shared} from './context.js';

/** What every screen's markup is given: its state, what it may know, and the lines that stand around it. */
export type ScreenProperties<Screen> = {
	readonly screen: Screen;
	readonly shared: Shared;
	readonly message: Message | undefined;
	readonly bindings: readonly Binding[];
	/** The way to the screen: the installation, the tenant. */
	readonly crumbs: readonly string[];
};
