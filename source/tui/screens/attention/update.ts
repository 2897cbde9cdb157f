import {isListMove} from '../../input/list-moves.js';
import {type SessionContext} from '../../model/context.js';
import {movePlace} from '../../model/list-place.js';
import {startRotating} from '../../model/start-rotating.js';
import {startRevoking} from '../../model/start-revoking.js';
import {type ScreenMessage, type ScreenUpdate} from '../../model/screen-module.js';
import {
	attentionHeight,
	type AttentionIntent,
	type AttentionScreen,
	keysToRevoke,
	createAttentionScreen,
	currentFinding,
	findingId,
	keyToRotate,
	placeOf,
	withFindings,
} from './model.js';

type AttentionUpdate = ScreenUpdate<AttentionScreen>;

/** What needs attention, after something happened. */
export function updateAttention(
	screen: AttentionScreen,
	message: ScreenMessage<AttentionIntent>,
	context: SessionContext,
): AttentionUpdate | undefined {
	switch (message.type) {
		case 'intended': {
			return handleIntent(screen, message.intent, context);
		}

		case 'findings-seen': {
			const load = {kind: message.isOver ? 'ready' : 'loading', news: message.news} as const;
			return {state: withFindings({...screen, load}, message.findings)};
		}

		case 'audit-failed': {
			return {state: {...screen, load: {kind: 'failed', error: message.error}}};
		}

		case 'revocation-ended': {
			const {revocation} = message;
			return revocation.outcome === 'revoked' || revocation.outcome === 'already'
				? {
						state: withFindings(
							screen,
							screen.findings.filter(({key}) => key?.id !== revocation.id),
						),
					}
				: undefined;
		}

		default: {
			return undefined;
		}
	}
}

function handleIntent(screen: AttentionScreen, intent: AttentionIntent, context: SessionContext): AttentionUpdate {
	if (isListMove(intent)) {
		return {
			state: goTo(
				screen,
				movePlace(placeOf(screen, context), intent, attentionHeight(context), screen.findings.length),
			),
		};
	}

	const finding = currentFinding(screen, context);
	switch (intent) {
		case 'reload': {
			const {tenantId} = screen;
			return {state: createAttentionScreen(tenantId), effects: [{type: 'audit', tenantId}]};
		}

		case 'unmark-all': {
			return {state: {...screen, marked: new Set()}};
		}

		case 'mark': {
			return {state: toggleMark(screen, context)};
		}

		case 'copy-fix': {
			const effects = finding && [{type: 'copy-text', text: finding.fix, what: 'the command'} as const];
			return {state: screen, ...(effects !== undefined && {effects})};
		}

		case 'revoke': {
			const keys = keysToRevoke(screen, context);
			const {load} = screen;
			const tenantNames = (load.kind === 'failed' ? undefined : load.news?.tenants) ?? context.tenantNames;
			return {state: screen, ...startRevoking(keys, {tenantNames}, context)};
		}

		case 'rotate': {
			const key = keyToRotate(screen, context);
			const {tenant_id: tenantId} = key ?? {};
			return {
				state: screen,
				...(key !== undefined &&
					tenantId !== undefined && {navigation: startRotating(key, {tenantId, tenant: undefined, keys: []})}),
			};
		}

		case 'open': {
			return openKey(screen, context);
		}

		case 'back': {
			return {state: screen, navigation: {kind: 'pop'}, effects: [{type: 'stop-audit'}]};
		}
	}
}

function goTo(
	screen: AttentionScreen,
	{cursor, top}: {readonly cursor: number; readonly top: number},
): AttentionScreen {
	const finding = screen.findings[cursor];
	return {...screen, top, selected: finding && findingId(finding)};
}

/** Marks the key under the pointer, or takes its mark off, and goes on to the next finding. */
function toggleMark(screen: AttentionScreen, context: SessionContext): AttentionScreen {
	const id = currentFinding(screen, context)?.key?.id;
	if (id === undefined) {
		return screen;
	}

	const marked = new Set(screen.marked);
	if (!marked.delete(id)) {
		marked.add(id);
	}

	const place = movePlace(placeOf(screen, context), 'down', attentionHeight(context), screen.findings.length);
	return goTo({...screen, marked}, place);
}

function openKey(screen: AttentionScreen, context: SessionContext): AttentionUpdate {
	const finding = currentFinding(screen, context);
	const tenantId = finding?.tenantId ?? finding?.key?.tenant_id ?? screen.tenantId;
	if (finding?.key === undefined || tenantId === undefined) {
		return {state: screen};
	}

	return {
		state: screen,
		navigation: {kind: 'return-to', screen: {to: 'keys', tenantId, selected: finding.key.id}},
		effects: [
			{type: 'stop-audit'},
			...(tenantId === screen.tenantId
				? []
				: [{type: 'watch', tenantId} as const, {type: 'load-tenant', tenantId} as const]),
		],
	};
}
