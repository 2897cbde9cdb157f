import {type Key} from '../../../contract/entities.js';
import {enclosed} from '../../../core/escape-sequences.js';
import {type Revocation} from '../../../keys/revoke-key.js';
import {editText, insertText, textOf} from '../../input/text-field.js';
import {passing, type ScreenAction, type Shared, type Step} from '../../session/step.js';
import {failedKeys, failureText, type Progress, revokeScreen, type RevokeScreen} from './state.js';

type RevokeStep = Step<RevokeScreen>;

/** The confirmation, or the progress after it, after something happened. */
export function reduceRevoke(screen: RevokeScreen, action: ScreenAction, shared: Shared): RevokeStep {
	switch (action.type) {
		case 'intended': {
			return intend(screen, action.intent, shared);
		}

		case 'typed': {
			const field = screen.progress === undefined ? editText(screen.field, action.press) : undefined;
			return {state: field === undefined ? screen : {...screen, field, problem: undefined}};
		}

		case 'pasted': {
			return {
				state:
					screen.progress === undefined
						? {...screen, field: insertText(screen.field, action.text), problem: undefined}
						: screen,
			};
		}

		case 'keys-seen': {
			return action.event.kind === 'keys' && action.event.complete && screen.progress === undefined
				? look(screen, action.event.keys, shared)
				: {state: screen};
		}

		case 'revocation-ended': {
			return {state: record(screen, action.revocation)};
		}

		default: {
			return {state: screen};
		}
	}
}

/** Before it is confirmed, the screen keeps up with its keys: what somebody else has revoked meanwhile is no longer asked for. */
function look(screen: RevokeScreen, seen: readonly Key[], shared: Shared): RevokeStep {
	const byId = new Map(seen.map((key) => [key.id, key]));
	const fresh = screen.keys.map((key) => byId.get(key.id) ?? key);
	const left = fresh.filter(({status}) => status !== 'revoked');
	if (left.length === fresh.length) {
		return {state: {...screen, keys: fresh}};
	}

	const gone = fresh.filter(({status}) => status === 'revoked');
	const what = gone.length === 1 ? `${enclosed(gone[0]!.name)} was` : `${gone.length} keys were`;
	const say = passing('warning', `${what} revoked by somebody else meanwhile.`, shared.now);
	// One may be in the middle of a word: it must not land on another screen.
	const state =
		left.length === 0
			? {...screen, keys: fresh, progress: new Map(fresh.map(({id}) => [id, {kind: 'done'}] as const))}
			: {...revokeScreen(left, screen.tenant), field: screen.field};
	return {state, say};
}

function intend(screen: RevokeScreen, intent: string, shared: Shared): RevokeStep {
	switch (intent) {
		case 'submit': {
			return submit(screen, shared);
		}

		case 'retry': {
			const failed = failedKeys(screen);
			return failed.length === 0 ? {state: screen} : start(screen, failed);
		}

		case 'back': {
			return goBack(screen, shared);
		}

		case 'wait': {
			return {state: screen, say: passing('warning', 'Keys are being revoked: wait for the answer.', shared.now)};
		}

		default: {
			return {state: screen};
		}
	}
}

function submit(screen: RevokeScreen, shared: Shared): RevokeStep {
	const typed = textOf(screen.field).trim();
	if (typed === '') {
		return goBack(screen, shared);
	}

	const [first] = screen.keys;
	const isId = screen.keys.length === 1 && typed === first?.id;
	if (!isId && typed.normalize() !== screen.expected.trim().normalize()) {
		const problem = screen.keys.length === 1 ? 'That is not the name of this key.' : `That is not ${screen.expected}.`;
		return {state: {...screen, problem}};
	}

	return start(screen, screen.keys);
}

function start(screen: RevokeScreen, keys: readonly Key[]): RevokeStep {
	const progress = new Map<string, Progress>(screen.progress);
	for (const {id} of keys) {
		progress.set(id, {kind: 'waiting'});
	}

	return {state: {...screen, progress}, effects: [{do: 'revoke', keys}]};
}

function record(screen: RevokeScreen, revocation: Revocation): RevokeScreen {
	if (!screen.progress?.has(revocation.id)) {
		return screen;
	}

	const ended: Progress =
		revocation.outcome === 'failed'
			? {kind: 'failed', error: revocation.error}
			: {kind: revocation.outcome === 'accepted' ? 'accepted' : 'done'};
	return {...screen, progress: new Map(screen.progress).set(revocation.id, ended)};
}

function goBack(screen: RevokeScreen, shared: Shared): RevokeStep {
	if (screen.progress === undefined) {
		return {state: screen, go: {kind: 'pop'}, say: passing('quiet', 'Nothing was revoked.', shared.now)};
	}

	const failed = failedKeys(screen).length;
	const done = screen.keys.length - failed;
	const say =
		failed === 0
			? passing(
					'good',
					done === 1 ? `${enclosed(screen.keys[0]!.name)} is revoked.` : `${done} keys are revoked.`,
					shared.now,
				)
			: ({tone: 'danger', text: failureText(screen)} as const);
	return {state: screen, go: {kind: 'pop'}, effects: [{do: 'refresh'}], say};
}
