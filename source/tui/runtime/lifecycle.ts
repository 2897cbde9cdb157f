import {type Instance} from 'ink';
import {type TerminalInput} from '../../terminal/input.js';
import {type AppHandle} from './app-handle.js';
import {type EffectRunner} from './effects/perform.js';
import {onQuit, onSignal} from './process-signals.js';
import {type Store} from './store.js';
import {type TerminalModes} from './terminal-modes.js';

/** How often the clock moves on, in milliseconds; where each change is read aloud, seldom. */
const clockPeriods = {shown: 1000, readAloud: 60_000};

type LifecycleOptions = {
	readonly instance: Pick<Instance, 'unmount' | 'waitUntilExit'>;
	readonly store: Store;
	readonly effects: EffectRunner;
	readonly handle: AppHandle;
	readonly modes: TerminalModes;
	readonly input: TerminalInput;
	readonly signal: AbortSignal;
	readonly now: () => Date;
	readonly isReadAloud: boolean;
};

/** Runs the session that is on the screen until it is left or its signal ends it; then the terminal is as it was. */
export async function runUntilExit(options: LifecycleOptions): Promise<void> {
	const {instance, store, effects, handle, modes, input, signal, now, isReadAloud} = options;
	const clock = setInterval(
		() => {
			store.dispatch({type: 'time-passed', now: now()});
		},
		isReadAloud ? clockPeriods.readAloud : clockPeriods.shown,
	);
	input.on('focus', () => {
		effects.perform({type: 'refresh'});
	});
	modes.enter();
	const end = () => {
		// What is read aloud stays on the screen.
		store.dispatch({type: 'covered'});
		// Once that is drawn.
		queueMicrotask(() => {
			instance.unmount();
		});
	};

	signal.addEventListener('abort', end);
	if (signal.aborted) {
		end();
	}

	const stops = [
		onQuit(modes.leave),
		onSignal('SIGCONT', () => {
			void handle.retakeTerminal();
		}),
	];
	try {
		await instance.waitUntilExit();
	} finally {
		clearInterval(clock);
		for (const stop of stops) {
			stop();
		}

		effects.stop();
		modes.leave();
	}
}
