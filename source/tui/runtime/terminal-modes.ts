import {altEscape, autowrap, focusReports} from '../../terminal/modes.js';
import {printable} from '../../terminal/printable.js';

/** What the session asks of the terminal beyond what Ink does. */
export type TerminalModes = {
	/** Before the first frame. */
	readonly prepare: () => void;
	/** Once Ink has the terminal. */
	readonly enter: () => void;
	readonly leave: () => void;
};

/** The modes of a terminal. Where the session is read aloud the terminal wraps lines itself. */
export function createTerminalModes(stdout: Pick<NodeJS.WriteStream, 'write'>, isReadAloud: boolean): TerminalModes {
	const wrapOff = isReadAloud ? printable`` : autowrap.off;
	const wrapOn = isReadAloud ? printable`` : autowrap.on;
	return {
		prepare() {
			// A character that is wider than it was taken for must not go on in the next row.
			stdout.write(printable`${wrapOff}${altEscape.keep}`);
		},
		enter() {
			stdout.write(printable`${focusReports.on}${altEscape.on}${wrapOff}`);
		},
		leave() {
			stdout.write(printable`${focusReports.off}${altEscape.off}${wrapOn}`);
		},
	};
}
