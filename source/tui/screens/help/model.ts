import {type HelpLine} from '../../model/help-lines.js';

declare module '../../model/navigation.js' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Only an interface can be added to.
	interface Destinations {
		readonly help: {readonly lines: readonly HelpLine[]};
	}
}

/** Every key, beginning with those of the current screen. */
export type HelpScreen = {readonly name: 'help'; readonly lines: readonly HelpLine[]; readonly top: number};

export type HelpIntent = 'back' | 'up' | 'down' | 'page-up' | 'page-down';

export function createHelpScreen(lines: readonly HelpLine[]): HelpScreen {
	return {name: 'help', lines, top: 0};
}
