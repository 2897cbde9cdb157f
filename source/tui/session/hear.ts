import {type PhywareError} from '../../core/errors.js';
import {actOnAll} from './act.js';
import {type Outcome} from './actions.js';
import {type Session, topScreen, type Turn} from './session.js';
import {signIn, signOut, signOutReason} from './sign-in.js';
import {passing} from './step.js';

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
			return {session: {...session, message: {tone: 'danger', text: describe(outcome.error)}}, effects: []};
		}

		case 'tenants-failed': {
			const reason = signOutReason(outcome.error, topScreen(session).name === 'tenants' && !session.hasLoaded);
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
						session: {...turn.session, message: passing('good', `Copied ${outcome.what}.`, session.shared.now)},
					};
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

function describe({message, reason, remedy}: PhywareError): string {
	return [message, reason, remedy].filter((part) => part !== undefined).join(' ');
}

function loaded(session: Session, hasLoaded: boolean): Session {
	return hasLoaded && !session.hasLoaded ? {...session, hasLoaded} : session;
}
