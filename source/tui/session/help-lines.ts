import {isListMove} from '../input/list-moves.js';
import {type Binding} from '../model/binding.js';
import {type HelpLine} from '../model/help-lines.js';
import {type ModeName} from '../screens/registry.js';
import {keymap, modeTitles} from './keymap.js';

/** What the same keys do on nearly every screen is told once. */
const everywhere: ReadonlySet<string> = new Set(['help', 'interrupt', 'suspend']);

/** The lines of help, those of the current mode first. */
export function helpLines(from: ModeName): HelpLine[] {
	const modes = [from, ...(Object.keys(modeTitles) as ModeName[]).filter((mode) => mode !== from && mode !== 'help')];
	return [
		...modes.flatMap((mode) => [
			{title: modeTitles[mode]},
			...toLines(navigationLast(keymap[mode].filter(({intent}) => !everywhere.has(intent)))),
			undefined,
		]),
		{title: 'Everywhere'},
		...toLines(keymap.keys.filter(({intent}) => everywhere.has(intent))),
		...toLines(
			keymap['new-key']
				.filter(({intent}) => intent === 'help')
				.map((help) => ({...help, help: 'Help, also while typing; ? in an empty field'})),
		),
	];
}

/** How one moves is known, or soon found out. */
function navigationLast(bindings: readonly Binding[]): readonly Binding[] {
	const isMove = ({intent}: Binding) => isListMove(intent);
	return [...bindings.filter((binding) => !isMove(binding)), ...bindings.filter((binding) => isMove(binding))];
}

function toLines(bindings: readonly Binding[]): HelpLine[] {
	return bindings.filter(({keys}) => keys.length > 0).map(({shown, help}) => ({keys: shown, text: help}));
}
