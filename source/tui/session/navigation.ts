import {type SessionContext} from '../model/context.js';
import {type Destination, type DestinationName, type Destinations, type Navigation} from '../model/navigation.js';
import {registry, type Screen} from '../screens/registry.js';
import {screenModule} from './modules.js';
import {nonEmpty, type Session} from './model.js';

/** The first state of the screen that is gone to. */
export function openScreen(destination: Destination, context: SessionContext): Screen {
	const init = registry[destination.to].init as (
		destination: Destinations[DestinationName],
		context: SessionContext,
	) => Screen;
	return init(destination, context);
}

/** A screen that is gone back to, for what is wanted of it. */
function revisitScreen(screen: Screen, {to: _, ...wanted}: Destination, context: SessionContext): Screen {
	return screenModule(screen).revisit?.(screen, wanted, context) ?? screen;
}

/** The session after a screen, the one that shows unless another is named, asked to go somewhere: what stands above that screen, such as help, stays. */
export function navigate(session: Session, to: Navigation, asker = session.screens.length - 1): Session {
	const {screens, context} = session;
	switch (to.kind) {
		case 'push': {
			const opened = openScreen(to.screen, context);
			return withPrefilledForm({...session, screens: nonEmpty(screens.toSpliced(asker + 1, 0, opened))}, opened);
		}

		case 'pop': {
			return {...session, screens: nonEmpty(screens.toSpliced(asker, 1))};
		}

		case 'replace': {
			return {...session, screens: nonEmpty(screens.with(asker, openScreen(to.screen, context)))};
		}

		case 'return-to': {
			const found = screens.find(({name}) => name === to.screen.to);
			return {
				...session,
				screens: [found === undefined ? openScreen(to.screen, context) : revisitScreen(found, to.screen, context)],
			};
		}
	}
}

/** A form that was asked for before the tenant was known opens on top of the tenant's keys. */
function withPrefilledForm(session: Session, keys: Screen): Session {
	const {context} = session;
	const {prefill} = context;
	if (keys.name !== 'keys' || prefill === undefined) {
		return session;
	}

	const form = openScreen({to: 'new-key', tenantId: keys.tenantId, tenant: keys.tenant, prefill}, context);
	return {
		...session,
		context: {...context, prefill: undefined},
		screens: nonEmpty(session.screens.toSpliced(session.screens.indexOf(keys) + 1, 0, form)),
	};
}
