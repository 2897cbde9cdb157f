import {type Preferences, withFallback} from '../../storage/preferences.js';

/** Preferences that never fail. */
export type SessionPreferences = {
	readonly preferences: Preferences;
	/** Calls a listener once the preferences cannot be read or written, at once if that is known already. */
	readonly onUnavailable: (listener: () => void) => void;
};

/** The preferences of a session, `undefined` where they cannot be opened: then nothing is remembered. */
export function createSessionPreferences(stored: Preferences | undefined): SessionPreferences {
	let isUnavailable = false;
	let notify: (() => void) | undefined;
	const preferences = withFallback(stored, () => {
		isUnavailable = true;
		notify?.();
	});
	return {
		preferences,
		onUnavailable(listener) {
			notify = listener;
			if (isUnavailable) {
				listener();
			}
		},
	};
}
