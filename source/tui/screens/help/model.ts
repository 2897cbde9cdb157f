import {type HelpLine} from '../../model/help-lines.js';
import {type Layout} from '../../model/layout.js';

declare module '../../model/navigation.js' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Only an interface can be added to.
	interface Destinations {
		readonly help: {readonly lines: readonly HelpLine[]};
	}
}

/** Every key, beginning with those of the current screen. */
export type HelpScreen = {readonly name: 'help'; readonly lines: readonly HelpLine[]; readonly top: number};

export type HelpIntent = 'back' | 'up' | 'down' | 'page-up' | 'page-down';

/** The columns that keys take, with what stands before them. */
export const keysWidth = 14;

/** The blanks between two columns of help. */
export const columnGap = 4;

/** How many columns of help stand side by side in so many terminal columns: as many as show every line whole, and one at least. */
export function helpColumns(lines: readonly HelpLine[], width: number): number {
	const widest = Math.max(...lines.map((line) => (line === undefined || 'title' in line ? 0 : line.text.length)));
	return Math.max(1, Math.floor((width + columnGap) / (keysWidth + widest + columnGap)));
}

/** The lines of help on the screen: each column goes on where the one before it ends. */
export function shownColumns({lines, top}: HelpScreen, {width, body}: Pick<Layout, 'width' | 'body'>) {
	return Array.from({length: helpColumns(lines, width)}, (_, index) =>
		lines.slice(top + index * body, top + (index + 1) * body),
	).filter((column, index) => index === 0 || column.length > 0);
}

export function createHelpScreen(lines: readonly HelpLine[]): HelpScreen {
	return {name: 'help', lines, top: 0};
}
