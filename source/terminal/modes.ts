import {printable} from './printable.js';

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
