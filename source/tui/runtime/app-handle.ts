import {type useApp} from 'ink';
import {suspendProcess} from './suspend.js';
import {type TerminalModes} from './terminal-modes.js';

type InkApp = ReturnType<typeof useApp>;

/** What the session asks of Ink, once Ink is there. */
export type AppHandle = {
	readonly connect: (app: InkApp) => void;
	/** Takes the session from the screen. */
	readonly exit: () => void;
	/** Suspends the program until a shell resumes it. Resolves with whether it was; `undefined` if it is suspended already, or not there yet. */
	readonly suspend: (signal: AbortSignal) => Promise<boolean | undefined>;
	/** Takes the terminal again after the program was stopped from outside. */
	readonly retakeTerminal: () => Promise<void>;
};

/** A handle of the app to be. */
export function createAppHandle(modes: TerminalModes): AppHandle {
	let app: InkApp | undefined;
	let isSuspended = false;
	return {
		connect(ready) {
			app = ready;
		},
		exit() {
			app?.exit();
		},
		async suspend(signal) {
			if (isSuspended || app === undefined) {
				return undefined;
			}

			isSuspended = true;
			const wasStopped = await suspendProcess(app, {modes, signal});
			isSuspended = false;
			return wasStopped;
		},
		async retakeTerminal() {
			if (isSuspended || app === undefined) {
				return;
			}

			// The shell has changed the terminal meanwhile.
			const suspension = await app.suspendTerminal();
			await suspension.resume();
			modes.enter();
		},
	};
}
