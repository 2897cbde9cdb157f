import {type Key} from '../../../contract/wire/entities.js';
import {stripEscapes} from '../../../core/escape-sequences.js';
import {type Revocation} from '../../../keys/revoke-key.js';
import {isListMove} from '../../input/list-moves.js';
import {editText, insertText, textOf} from '../../input/text-field.js';
import {type SessionContext} from '../../model/context.js';
import {passingNotice} from '../../model/notice.js';
import {type ScreenMessage, type ScreenUpdate} from '../../model/screen-module.js';
import {recordShownKeys, scrollKeys, unseenKeys} from './listing.js';
import {
	failedKeys,
	failureText,
	type RevokeProgress,
	createRevokeScreen,
	type RevokeScreen,
	type RevokeIntent,
} from './model.js';

type RevokeUpdate = ScreenUpdate<RevokeScreen>;

/** The confirmation, or the progress after it, after something happened. */
export function updateRevoke(
	before: RevokeScreen,
	message: ScreenMessage<RevokeIntent>,
	context: SessionContext,
): RevokeUpdate | undefined {
	// Whatever comes now, comes after a look at what is on the screen.
	const screen = recordShownKeys(before, context);
	switch (message.type) {
		case 'intended': {
			return handleIntent(screen, message.intent, context);
		}

		case 'typed': {
			const field = screen.progress === undefined ? editText(screen.field, message.press) : undefined;
			return field && {state: {...screen, field, problem: undefined}};
		}

		case 'pasted': {
			return screen.progress === undefined
				? {state: {...screen, field: insertText(screen.field, message.text), problem: undefined}}
				: undefined;
		}

		case 'keys-seen': {
			return message.event.kind === 'keys' && message.event.complete && screen.progress === undefined
				? refreshKeys(screen, message.event.keys, context)
				: undefined;
		}

		case 'revocation-ended': {
			return recordRevocation(screen, message.revocation);
		}

		default: {
			return undefined;
		}
	}
}

/** Before it is confirmed, the screen keeps up with its keys: what someone else has revoked in the meantime is no longer asked for, and what has another name is asked for anew. */
function refreshKeys(screen: RevokeScreen, seen: readonly Key[], context: SessionContext): RevokeUpdate {
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

	const say = passingNotice('warning', words.join(' '), context.now, 10);
	if (left.length === 0) {
		// One may be in the middle of a word: it must not land on another screen.
		return {
			state: {...screen, keys: fresh, progress: new Map(fresh.map(({id}) => [id, {kind: 'done'}] as const))},
			notice: say,
		};
	}

	const anew = createRevokeScreen(left, screen.tenant, context.now);
	return {
		state: renamed.length > 0 ? anew : {...anew, field: screen.field, seen: screen.seen, top: screen.top},
		notice: say,
	};
}

function goneText(keys: readonly Key[]): string | undefined {
	const [first] = keys;
	return (
		first &&
		`${keys.length === 1 ? `${stripEscapes(first.name)} was` : `${keys.length} keys were`} revoked by someone else in the meantime.`
	);
}

function renamedText(keys: readonly Key[], byId: ReadonlyMap<string, Key>): string | undefined {
	const [first] = keys;
	return (
		first &&
		(keys.length === 1
			? `${stripEscapes(first.name)} is now called ${stripEscapes(byId.get(first.id)!.name)}. Confirm again.`
			: `${keys.length} keys have new names. Confirm again.`)
	);
}

function handleIntent(screen: RevokeScreen, intent: RevokeIntent, context: SessionContext): RevokeUpdate {
	if (isListMove(intent)) {
		return {state: recordShownKeys(scrollKeys(screen, intent, context), context)};
	}

	switch (intent) {
		case 'submit': {
			return submit(screen, context);
		}

		case 'retry': {
			const failed = failedKeys(screen);
			return failed.length === 0 ? {state: screen} : startRevocation(screen, failed);
		}

		case 'back': {
			return goBack(screen, context);
		}

		case 'wait': {
			return {
				state: screen,
				notice: passingNotice('warning', 'Revoking keys: wait for the response.', context.now),
			};
		}
	}
}

function submit(screen: RevokeScreen, context: SessionContext): RevokeUpdate {
	const typed = textOf(screen.field).trim();
	if (typed === '') {
		return goBack(screen, context);
	}

	const [first] = screen.keys;
	const isId = screen.keys.length === 1 && typed === first?.id;
	if (!isId && typed.normalize() !== screen.expected.trim().normalize()) {
		const problem = screen.keys.length === 1 ? 'That is not the name of the key.' : `That is not ${screen.expected}.`;
		return {state: {...screen, problem}};
	}

	const unseen = unseenKeys(screen);
	if (unseen > 0) {
		const problem = `Scroll down first: ${unseen} ${unseen === 1 ? 'key has' : 'keys have'} not been shown.`;
		return {state: {...screen, problem}};
	}

	return startRevocation(screen, screen.keys);
}

function startRevocation(screen: RevokeScreen, keys: readonly Key[]): RevokeUpdate {
	const progress = new Map<string, RevokeProgress>(screen.progress);
	for (const {id} of keys) {
		progress.set(id, {kind: 'waiting'});
	}

	return {state: {...screen, progress, top: 0, problem: undefined}, effects: [{type: 'revoke', keys}]};
}

function recordRevocation(screen: RevokeScreen, revocation: Revocation): RevokeUpdate | undefined {
	if (!screen.progress?.has(revocation.id)) {
		return undefined;
	}

	const ended: RevokeProgress =
		revocation.outcome === 'failed'
			? {kind: 'failed', error: revocation.error}
			: {kind: revocation.outcome === 'accepted' ? 'accepted' : 'done'};
	return {state: {...screen, progress: new Map(screen.progress).set(revocation.id, ended)}};
}

function goBack(screen: RevokeScreen, context: SessionContext): RevokeUpdate {
	if (screen.progress === undefined) {
		return {
			state: screen,
			navigation: {kind: 'pop'},
			notice: passingNotice('quiet', 'Nothing was revoked.', context.now),
		};
	}

	const failed = failedKeys(screen).length;
	const done = screen.keys.length - failed;
	const say =
		failed === 0
			? passingNotice(
					'good',
					done === 1 ? `${stripEscapes(screen.keys[0]!.name)} is revoked.` : `${done} keys are revoked.`,
					context.now,
				)
			: ({tone: 'danger', text: failureText(screen)} as const);
	return {state: screen, navigation: {kind: 'pop'}, effects: [{type: 'refresh'}], notice: say};
}
