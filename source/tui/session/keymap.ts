import {type Binding} from '../model/binding.js';
import {type Mode} from '../model/screen-module.js';
import {type ModeName, registry} from '../screens/registry.js';

const modes = Object.values(registry).flatMap((module) =>
	Object.entries(
		module.modes as Readonly<Record<string, Pick<Mode<never, string>, 'title'> & {bindings: readonly Binding[]}>>,
	),
);

/** The bindings of every mode, enabled or not, in the order in which help lists the modes. */
export const keymap = Object.fromEntries(modes.map(([name, {bindings}]) => [name, bindings])) as Readonly<
	Record<ModeName, readonly Binding[]>
>;

/** The title of every mode. */
export const modeTitles = Object.fromEntries(modes.map(([name, {title}]) => [name, title])) as Readonly<
	Record<ModeName, string>
>;
