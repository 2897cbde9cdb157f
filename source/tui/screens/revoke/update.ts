import {type Key} from '../../../contract/wire/entities.js';
import {enclosed} from '../../../core/escape-sequences.js';
import {type Revocation} from '../../../keys/revoke-key.js';
import {editText, insertText, textOf} from '../../input/text-field.js';
import {passing, type ScreenAction, type Shared, type Step} from '../../model/context.js';
import {noteShown, scrollKeys, unseenKeys} from './listing.js';
import {failedKeys, failureText, type Progress, revokeScreen, type RevokeScreen} from './model.js';

type RevokeStep = Step<RevokeScreen>;

/** The confirmation, or the progress after it, after something happened. */
export function reduceRevoke(before: RevokeScreen, action: ScreenAction, shared: Shared): RevokeStep {
	// Whatever comes now, comes after a look at what is on the screen.
	const screen = noteShown(before, shared);
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

/** Before it is confirmed, the screen keeps up with its keys: what somebody else has revoked meanwhile is no longer asked for, and what has another name is asked for anew. */
function look(screen: RevokeScreen, seen: readonly Key[], shared: Shared): RevokeStep {
	const byId = new Map(seen.map((key) => [key.id, key]));
	const fresh = screen.keys.map((key) => byId.get(key.id) ?? key);
	const left = fresh.filter(({status}) => status !== 'revoked');
	const renamed = screen.keys.filter(({id, name}) => (byId.get(id)?.name ?? name) !== name);
	const words = [goneText(fresh.filter(({status}) => status === 'revoked')), renamedText(renamed, byId)].filter(
		(text) => text !== undefined,
	);
	if (words.length === 0) {
		return {state: {...screen, keys: fresh}};
	}

	const say = passing('warning', words.join(' '), shared.now, 10);
	if (left.length === 0) {
		// One may be in the middle of a word: it must not land on another screen.
		return {
			state: {...screen, keys: fresh, progress: new Map(fresh.map(({id}) => [id, {kind: 'done'}] as const))},
			say,
		};
	}

	const anew = revokeScreen(left, screen.tenant);
	return {state: renamed.length > 0 ? anew : {...anew, field: screen.field, seen: screen.seen, top: screen.top}, say};
}

function goneText(keys: readonly Key[]): string | undefined {
	const [first] = keys;
	return (
		first &&
		`${keys.length === 1 ? `${enclosed(first.name)} was` : `${keys.length} keys were`} revoked by somebody else meanwhile.`
	);
}

function renamedText(keys: readonly Key[], byId: ReadonlyMap<string, Key>): string | undefined {
	const [first] = keys;
	return (
		first &&
		(keys.length === 1
			? `${enclosed(first.name)} is now called ${enclosed(byId.get(first.id)!.name)}. Confirm again.`
			: `${keys.length} keys have new names. Confirm again.`)
	);
}

function intend(screen: RevokeScreen, intent: string, shared: Shared): RevokeStep {
	const scrolled = scrollKeys(screen, intent, shared);
	if (scrolled !== undefined) {
		return {state: noteShown(scrolled, shared)};
	}

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

	const unseen = unseenKeys(screen);
	if (unseen > 0) {
		const problem = `Scroll down first: ${unseen} ${unseen === 1 ? 'key has' : 'keys have'} not been shown.`;
		return {state: {...screen, problem}};
	}

	return start(screen, screen.keys);
}

function start(screen: RevokeScreen, keys: readonly Key[]): RevokeStep {
	const progress = new Map<string, Progress>(screen.progress);
	for (const {id} of keys) {
		progress.set(id, {kind: 'waiting'});
	}

	return {state: {...screen, progress, top: 0, problem: undefined}, effects: [{do: 'revoke', keys}]};
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
