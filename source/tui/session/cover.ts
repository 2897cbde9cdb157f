import {type Screen} from '../screens/registry.js';
import {nonEmpty, type Session} from './model.js';
import {screenModule} from './modules.js';

/** A secret that was shown is hidden once the user comes back: who knows who sits there. */
export function coverSecrets(session: Session): Session {
	const screens = session.screens.map((screen) => cover(screen));
	const isCovered = screens.every((screen, index) => screen === session.screens[index]);
	return isCovered ? session : {...session, screens: nonEmpty(screens)};
}

function cover(screen: Screen): Screen {
	return screenModule(screen).cover?.(screen) ?? screen;
}
