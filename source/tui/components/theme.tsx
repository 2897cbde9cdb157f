import {createContext, useContext} from 'react';
import {glyphs, type Glyphs, type Paint, painter} from '../../terminal/theme.js';

/** What all markup needs to put meaning into looks. */
export type Theme = {
	readonly paint: Paint;
	readonly glyphs: Glyphs;
	readonly unicode: boolean;
	/** Whether the screen is read aloud: then rows are sentences, and only what is new is written. */
	readonly isReadAloud?: boolean | undefined;
};

const context = createContext<Theme>({paint: painter(false), glyphs: glyphs(true), unicode: true});

export const ThemeProvider = context.Provider;

/** The theme of the terminal that is drawn to. */
export function useTheme(): Theme {
	return useContext(context);
}
