import {printable} from './printable.js';
import {type Background} from './theme.js';

/** Asks the terminal for its background color (OSC 11, xterm's control sequences). */
export const backgroundQuery = printable`\u001B]11;?\u0007`;

/** Whether a color as OSC 11 tells it is light or dark; `undefined` for what is no color. */
export function backgroundOf(color: string): Background | undefined {
	const parts = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(color)?.slice(1);
	if (parts === undefined) {
		return undefined;
	}

	const [red = 0, green = 0, blue = 0] = parts.map((part) => Number.parseInt(part, 16) / (16 ** part.length - 1));
	// Relative weights of the colors to the eye, ITU-R BT.601.
	return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? 'light' : 'dark';
}

/** What the environment says of the background: `COLORFGBG` holds the foreground's and the background's number. */
export function backgroundIn({COLORFGBG}: Readonly<Record<string, string | undefined>>): Background | undefined {
	const number = /;(\d+)$/.exec(COLORFGBG ?? '')?.[1];
	return number === undefined ? undefined : Number(number) === 7 || Number(number) === 15 ? 'light' : 'dark';
}
