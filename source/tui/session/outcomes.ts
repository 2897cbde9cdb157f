import {type Tenant} from '../../contract/wire/entities.js';
import {errorSentences} from '../../core/errors.js';
import {type Outcome} from '../model/messages.js';
import {type NewKey} from '../model/new-key.js';
import {type Notice, passingNotice} from '../model/notice.js';
import {unlistedReason} from '../screens/tenants/model.js';
import {type Session, type SessionUpdate, topScreen} from './model.js';
import {navigate} from './navigation.js';
import {resumeAfterSignIn, signInReason, suspendForSignIn} from './sign-in.js';
import {updateAllScreens} from './update-screens.js';

/** The session after an effect has come to something. */
export function handleOutcome(session: Session, outcome: Outcome): SessionUpdate {
	const learned = learnFrom(outcome);
	if (learned !== undefined) {
		return {session: {...session, context: {...session.context, ...learned}}, effects: []};
	}

	switch (outcome.type) {
		case 'signed-in': {
			return resumeAfterSignIn(session, outcome);
		}

		case 'fault': {
			return {session: {...session, notice: {tone: 'danger', text: errorSentences(outcome.error)}}, effects: []};
		}

		case 'tenants-failed': {
			const isFirst = topScreen(session).name === 'tenants' && !session.hasLoaded;
			const reason = unlistedReason(outcome.error) === undefined ? signInReason(outcome.error, isFirst) : undefined;
			return reason === undefined
				? updateAllScreens(session, outcome)
				: suspendForSignIn(session, reason, outcome.error);
		}

		case 'keys-seen': {
			const {event} = outcome;
			const reason = event.kind === 'failed' ? signInReason(event.error, !session.hasLoaded) : undefined;
			return reason === undefined || event.kind !== 'failed'
				? updateAllScreens(loaded(session, event.kind !== 'failed'), outcome)
				: suspendForSignIn(session, reason, event.error);
		}

		case 'audit-failed': {
			const reason = signInReason(outcome.error, false);
			return reason === undefined
				? updateAllScreens(session, outcome)
				: suspendForSignIn(session, reason, outcome.error);
		}

		case 'tenants-loaded': {
			return updateAllScreens(
				loaded({...session, context: {...session.context, tenantNames: namesOf(outcome.tenants)}}, true),
				outcome,
			);
		}

		case 'copied': {
			const update = updateAllScreens(session, outcome);
			return update.isConsumed
				? update
				: {...update, session: {...update.session, notice: copiedNotice(outcome, session.context.now)}};
		}

		case 'created': {
			return withSecret(updateAllScreens(session, outcome), outcome.minted);
		}

		case 'clipboard-cleared': {
			return {
				session: {...session, notice: passingNotice('quiet', 'Clipboard cleared.', session.context.now)},
				effects: [],
			};
		}

		default: {
			return updateAllScreens(session, outcome);
		}
	}
}

/** A secret that no screen has taken in gets one of its own, wherever one is. */
function withSecret({session, effects}: SessionUpdate, minted: NewKey): SessionUpdate {
	const isShown = [...session.screens, ...session.suspendedScreens].some(
		(screen) => screen.name === 'secret' && screen.key.id === minted.key.id,
	);
	return {
		session: isShown ? session : navigate(session, {kind: 'push', screen: {to: 'secret', minted, tenant: undefined}}),
		effects,
	};
}

function copiedNotice({what, certainty}: Outcome & {type: 'copied'}, now: Date): Notice {
	return certainty === 'confirmed'
		? passingNotice('good', `Copied ${what}.`, now)
		: passingNotice('good', `Sent ${what} to the terminal's clipboard. Paste to check.`, now);
}

function loaded(session: Session, hasLoaded: boolean): Session {
	return hasLoaded && !session.hasLoaded ? {...session, hasLoaded} : session;
}

/** What every screen may know from now on, where that is all that an outcome tells. */
function learnFrom(outcome: Outcome): Partial<Session['context']> | undefined {
	switch (outcome.type) {
		case 'identified': {
			return {identity: outcome.identity};
		}

		case 'rotations-loaded': {
			return {rotations: outcome.rotations};
		}

		case 'tenants-named': {
			return {tenantNames: namesOf(outcome.tenants)};
		}

		default: {
			return undefined;
		}
	}
}

function namesOf(tenants: readonly Tenant[]): ReadonlyMap<string, string> {
	return new Map(tenants.map(({id, name}) => [id, name]));
}
