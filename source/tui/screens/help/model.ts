import {type Binding, keymap, type Mode, modeTitles} from '../../keymap.js';
import {layoutOf} from '../../model/layout.js';
import {type ScreenMessage, type SessionContext, type ScreenUpdate} from '../../model/context.js';

/** Every key, beginning with those of the screen that one comes from. */
export type HelpScreen = {readonly name: 'help'; readonly from: Mode; readonly top: number};

export function createHelpScreen(from: Mode): HelpScreen {
	return {name: 'help', from, top: 0};
}

/** A line of help: the title of a mode, a key and what it does, or nothing. */
export type HelpLine = {readonly title: string} | {readonly keys: string; readonly text: string} | undefined;

/** The lines of help, those of the mode one comes from first. */
export function helpLines(from: Mode): HelpLine[] {
	const modes = [from, ...(Object.keys(modeTitles) as Mode[]).filter((mode) => mode !== from && mode !== 'help')];
	return [
		...modes.flatMap((mode) => [
			{title: modeTitles[mode]},
			...toLines(keymap[mode].filter(({intent}) => !everywhere.has(intent))),
			undefined,
		]),
		{title: 'Everywhere'},
		...toLines(keymap.keys.filter(({intent}) => everywhere.has(intent))),
		...toLines(
			keymap['new-key']
				.filter(({intent}) => intent === 'help')
				.map((help) => ({...help, help: 'Help, also while you type; ? in an empty field'})),
		),
	];
}

/** What the same keys do on nearly every screen is told once. */
const everywhere: ReadonlySet<string> = new Set(['help', 'interrupt', 'suspend']);

function toLines(bindings: readonly Binding[]): HelpLine[] {
	return bindings.filter(({keys}) => keys.length > 0).map(({shown, help}) => ({keys: shown, text: help}));
}

/** Help after a key. */
export function updateHelp(
	screen: HelpScreen,
	action: ScreenMessage,
	context: SessionContext,
): ScreenUpdate<HelpScreen> {
	if (action.type !== 'intended') {
		return {state: screen};
	}

	const height = layoutOf(context.size).body;
	const scrolled = (by: number) => ({state: scrollHelp(screen, context, by)});
	switch (action.intent) {
		case 'up': {
			return scrolled(-1);
		}

		case 'down': {
			return scrolled(1);
		}

		case 'page-up': {
			return scrolled(-height);
		}

		case 'page-down': {
			return scrolled(height);
		}

		case 'back': {
			return {state: screen, navigation: {kind: 'pop'}};
		}

		default: {
			return {state: screen};
		}
	}
}

/** Help scrolled by some lines, as far as it goes. */
export function scrollHelp(screen: HelpScreen, {size}: Pick<SessionContext, 'size'>, by: number): HelpScreen {
	const highest = Math.max(0, helpLines(screen.from).length - layoutOf(size).body);
	return {...screen, top: Math.max(0, Math.min(highest, screen.top + by))};
}
