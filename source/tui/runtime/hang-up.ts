import {InterruptedError} from '../../core/errors.js';
import {type TerminalInput} from '../../terminal/input.js';
import {type TerminalOutput} from '../../terminal/output.js';

/** A signal that is aborted with the one given, or once the terminal is gone, as SIGHUP would have it: that signal does not reach every session whose terminal goes away. */
export function withHangUp(
	signal: AbortSignal,
	...ends: ReadonlyArray<Pick<TerminalInput | TerminalOutput, 'isGone' | 'once'>>
): AbortSignal {
	const hangUp = new AbortController();
	const abort = () => {
		hangUp.abort(new InterruptedError('SIGHUP'));
	};

	for (const end of ends) {
		end.once('gone', abort);
		if (end.isGone) {
			abort();
		}
	}

	return AbortSignal.any([signal, hangUp.signal]);
}
