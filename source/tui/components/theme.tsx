import {createContext, useContext} from 'react';
import {glyphs, type Glyphs, type Paint, painter, type Role} from '../../terminal/theme.js';

/** What all markup needs to put meaning into looks. */
export type Theme = {
	readonly paint: Paint;
	readonly glyphs: Glyphs;
	readonly unicode: boolean;
	/** Whether the current row is reversed: then no color stands in it. */
	readonly isCurrentReversed?: boolean | undefined;
	/** Whether the screen is read aloud: then rows are sentences, and only what is new is written. */
	readonly isReadAloud?: boolean | undefined;
};

const context = createContext<Theme>({paint: painter(false), glyphs: glyphs(true), unicode: true});

export const ThemeProvider = context.Provider;

/** What the current row is painted with, over its tint: where it is reversed, no color stands in it, and what is quiet elsewhere could not be read. */
export function currentRow({paint, ...theme}: Theme): Theme {
	const isKept = (role: Role) => theme.isCurrentReversed !== true || role === 'match' || role === 'strong';
	return {...theme, paint: (role, text) => (role !== 'quiet' && isKept(role) ? paint(role, text) : text)};
}

/** The theme of the terminal that is drawn to. */
export function useTheme(): Theme {
	return useContext(context);
}
