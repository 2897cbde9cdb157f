import {type Background} from '../../source/terminal/theme.js';
import {play} from './play.js';
import {type Walkthrough} from './scenario.js';
import {palettes} from './svg/palette.js';
import {animatedPicture, stillPicture} from './svg/picture.js';

/** Both kinds of terminals: a recording is made on each. */
export const backgrounds: readonly Background[] = ['dark', 'light'];

/** Plays a walkthrough and returns its recordings, the one that moves and the still one, by the names of their files in `media/`. */
export async function record(walkthrough: Walkthrough, background: Background): Promise<Record<string, string>> {
	const film = await play(walkthrough, background);
	const palette = palettes[background];
	return {
		[`${walkthrough.name}-${background}.svg`]: animatedPicture(film, palette),
		[`${walkthrough.name}-still-${background}.svg`]: stillPicture(film, palette),
	};
}
