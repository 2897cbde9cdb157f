import {inSentences} from '../../core/errors.js';
import {type NewKey} from '../screens/secret/model.js';
import {unlistedReason} from '../screens/tenants/model.js';
import {type Outcome} from '../model/messages.js';
import {type Message, passing} from '../model/context.js';
import {actOnAll} from './update-screens.js';
import {go} from './navigation.js';
import {type Session, topScreen, type Turn} from './model.js';
import {signIn, signOut, signOutReason} from './sign-in.js';

/** The session after an effect has come to something. */
export function hear(session: Session, outcome: Outcome): Turn {
	switch (outcome.type) {
		case 'signed-in': {
			return signIn(session, outcome);
		}

		case 'identified': {
			return {session: {...session, shared: {...session.shared, identity: outcome.identity}}, effects: []};
		}

		case 'fault': {
			return {session: {...session, message: {tone: 'danger', text: inSentences(outcome.error)}}, effects: []};
		}

		case 'tenants-failed': {
			const isFirst = topScreen(session).name === 'tenants' && !session.hasLoaded;
			const reason = unlistedReason(outcome.error) === undefined ? signOutReason(outcome.error, isFirst) : undefined;
			return reason === undefined ? actOnAll(session, outcome) : signOut(session, reason, outcome.error);
		}

		case 'keys-seen': {
			const {event} = outcome;
			const reason = event.kind === 'failed' ? signOutReason(event.error, !session.hasLoaded) : undefined;
			return reason === undefined || event.kind !== 'failed'
				? actOnAll(loaded(session, event.kind !== 'failed'), outcome)
				: signOut(session, reason, event.error);
		}

		case 'tenants-loaded': {
			return actOnAll(loaded(session, true), outcome);
		}

		case 'copied': {
			const turn = actOnAll(session, outcome);
			const isKnown = turn.session.message !== session.message;
			return isKnown
				? turn
				: {
						...turn,
						session: {...turn.session, message: copiedMessage(outcome, session.shared.now)},
					};
		}

		case 'created': {
			return withSecret(actOnAll(session, outcome), outcome.minted);
		}

		case 'clipboard-cleared': {
			return {
				session: {...session, message: passing('quiet', 'The clipboard is cleared.', session.shared.now)},
				effects: [],
			};
		}

		default: {
			return actOnAll(session, outcome);
		}
	}
}

/** A secret that no screen has taken in gets one of its own, wherever one is. */
function withSecret({session, effects}: Turn, minted: NewKey): Turn {
	const isShown = [...session.screens, ...session.interrupted].some(
		(screen) => screen.name === 'secret' && screen.key.id === minted.key.id,
	);
	return {
		session: isShown ? session : go(session, {kind: 'push', screen: {to: 'secret', minted, tenant: undefined}}),
		effects,
	};
}

function copiedMessage({what, certainty}: Outcome & {type: 'copied'}, now: Date): Message {
	return certainty === 'confirmed'
		? passing('good', `Copied ${what}.`, now)
		: passing('good', `Sent ${what} to the terminal's clipboard: paste it somewhere to check.`, now);
}

function loaded(session: Session, hasLoaded: boolean): Session {
	return hasLoaded && !session.hasLoaded ? {...session, hasLoaded} : session;
}
