import {printable} from './printable.js';
import {type Background} from './theme.js';

/** Asks the terminal for its background colour (OSC 11, xterm's control sequences). */
export const backgroundQuery = printable`\u001B]11;?\u0007`;

/** Asks the terminal to tell when it comes to the front and leaves it (DECSET 1004). */
export const focusReports = {on: printable`\u001B[?1004h`, off: printable`\u001B[?1004l`};

/** Whether what is written beyond the last column goes on in the next row (DECAWM): terminals disagree on the width of some texts. */
export const autowrap = {on: printable`\u001B[?7h`, off: printable`\u001B[?7l`};

/** Has xterm send an escape before a letter that is pressed with alt (DECSET 1036 and 1039), as other terminals do: by default it sends another letter, such as è for h. What was set before is kept and put back (XTSAVE, XTRESTORE). */
export const altEscape = {
	keep: printable`\u001B[?1036;1039s`,
	on: printable`\u001B[?1036;1039h`,
	off: printable`\u001B[?1036;1039r`,
};

/** Whether a colour as OSC 11 tells it is light or dark; `undefined` for what is no colour. */
export function backgroundOf(colour: string): Background | undefined {
	const parts = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(colour)?.slice(1);
	if (parts === undefined) {
		return undefined;
	}

	const [red = 0, green = 0, blue = 0] = parts.map((part) => Number.parseInt(part, 16) / (16 ** part.length - 1));
	// Relative weights of the colours to the eye, ITU-R BT.601.
	return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? 'light' : 'dark';
}

/** What the environment says of the background: `COLORFGBG` holds the foreground's and the background's number. */
export function backgroundIn({COLORFGBG}: Readonly<Record<string, string | undefined>>): Background | undefined {
	const number = /;(\d+)$/.exec(COLORFGBG ?? '')?.[1];
	return number === undefined ? undefined : Number(number) === 7 || Number(number) === 15 ? 'light' : 'dark';
}
