import {type Clipboard} from '../../terminal/clipboard.js';
import {type Effect} from '../model/effects.js';
import {type Session} from '../session/model.js';
import {type AppHandle} from './app-handle.js';
import {createEffectRunner, type Dependencies, type EffectRunner} from './effects/perform.js';
import {cannotSuspend, preferencesUnavailable} from './faults.js';
import {firstAnswer} from './first-answer.js';
import {type SessionPreferences} from './preferences.js';
import {createStore, type Store} from './store.js';

/** The session apart from the screen: its state, and what performs its effects. */
export type SessionCore = {
	readonly store: Store;
	readonly effects: EffectRunner;
	/** Performs the first effects, and waits a moment for what there is to show. Throws the reason of a signal that came meanwhile. */
	readonly begin: () => Promise<void>;
	/** What the session ended with. */
	readonly exitCode: () => number;
};

type CoreOptions = Pick<
	Dependencies,
	'client' | 'connect' | 'openInstallation' | 'journal' | 'rotations' | 'environment' | 'now' | 'randomUuid'
> & {
	readonly first: {readonly session: Session; readonly effects: readonly Effect[]};
	readonly preferences: SessionPreferences;
	readonly clipboard: Clipboard;
	readonly handle: AppHandle;
	readonly signal: AbortSignal;
};

/** Brings store and effects together. */
export function createSessionCore({first, preferences, handle, signal, ...outside}: CoreOptions): SessionCore {
	let exitCode = 0;
	const store = createStore(first.session, (effect) => {
		effects.perform(effect);
	});
	const suspend = async () => {
		const wasStopped = await handle.suspend(signal);
		if (wasStopped === undefined) {
			return;
		}

		effects.perform({type: 'refresh'});
		if (!wasStopped && !signal.aborted) {
			store.dispatch({type: 'fault', error: cannotSuspend()});
		}
	};

	const effects = createEffectRunner({
		client: outside.client,
		connect: outside.connect,
		openInstallation: outside.openInstallation,
		journal: outside.journal,
		rotations: outside.rotations,
		clipboard: outside.clipboard,
		environment: outside.environment,
		now: outside.now,
		randomUuid: outside.randomUuid,
		preferences: preferences.preferences,
		dispatch: store.dispatch,
		exit(code) {
			exitCode = code;
			handle.exit();
		},
		suspend() {
			void suspend();
		},
	});
	preferences.onUnavailable(() => {
		store.dispatch({type: 'fault', error: preferencesUnavailable()});
	});
	return {
		store,
		effects,
		exitCode: () => exitCode,
		async begin() {
			for (const effect of first.effects) {
				effects.perform(effect);
			}

			if (first.effects.length > 0) {
				await firstAnswer(store);
			}

			if (!signal.aborted) {
				return;
			}

			effects.stop();
			throw signal.reason as Error;
		},
	};
}
