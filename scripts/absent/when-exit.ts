/** In place of `when-exit` for Conf: that sends a signal again which the program has taken in hand, and all who listen get it twice. */
import process from 'node:process';

export default function whenExit(clean: () => void): void {
	process.once('exit', clean);
}
