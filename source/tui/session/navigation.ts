import {createNewKeyScreen} from '../screens/new-key/model.js';
import {type Navigation} from '../model/context.js';
import {openScreen} from './open-screen.js';
import {type Screen} from './screen.js';
import {type Session} from './model.js';

/** The session after a screen, the one that shows unless another is named, asked to go somewhere: what stands above that screen, such as help, stays. */
export function navigate(session: Session, to: Navigation, asker = session.screens.length - 1): Session {
	const {screens, context} = session;
	switch (to.kind) {
		case 'push': {
			const opened = openScreen(to.screen, context);
			return pushed({...session, screens: nonEmpty(screens.toSpliced(asker + 1, 0, opened))}, opened);
		}

		case 'pop': {
			return {...session, screens: nonEmpty(screens.toSpliced(asker, 1))};
		}

		case 'replace': {
			return {...session, screens: nonEmpty(screens.with(asker, openScreen(to.screen, context)))};
		}

		case 'return-to': {
			return {...session, screens: [screens.find(({name}) => name === to.screen.to) ?? openScreen(to.screen, context)]};
		}
	}
}

/** A form that was asked for before the tenant was known opens on top of the tenant's keys. */
function pushed(session: Session, keys: Screen): Session {
	const {prefill} = session.context;
	if (keys.name !== 'keys' || prefill === undefined) {
		return session;
	}

	const form = createNewKeyScreen(keys.tenantId, keys.tenant, prefill);
	return {
		...session,
		context: {...session.context, prefill: undefined},
		screens: nonEmpty(session.screens.toSpliced(session.screens.indexOf(keys) + 1, 0, form)),
	};
}

/** A secret that was shown is hidden once one comes back: who knows who sits there. */
export function withoutReveal(session: Session): Session {
	const isShown = session.screens.some((screen) => screen.name === 'secret' && screen.isRevealed);
	const screens = session.screens.map((screen) => (screen.name === 'secret' ? {...screen, isRevealed: false} : screen));
	return isShown ? {...session, screens: nonEmpty(screens)} : session;
}

/** Screens that are at least one. */
export function nonEmpty(screens: readonly Screen[]): Session['screens'] {
	const [first, ...rest] = screens;
	if (first === undefined) {
		throw new Error('A session always shows a screen.');
	}

	return [first, ...rest];
}
