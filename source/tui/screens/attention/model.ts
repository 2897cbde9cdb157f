import {type Key} from '../../../contract/wire/entities.js';
import {type PhywareError} from '../../../core/errors.js';
import {isRevoked} from '../../../core/key-status.js';
import {type Finding, sortFindings} from '../../../keys/audit/findings.js';
import {type ListMove} from '../../input/list-moves.js';
import {type AuditNews} from '../../model/audit-news.js';
import {type SessionContext} from '../../model/context.js';
import {layoutOf, scrollTo} from '../../model/layout.js';
import {type ListPlace} from '../../model/list-place.js';

declare module '../../model/navigation.js' {
	// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Only an interface can be added to.
	interface Destinations {
		readonly attention: {
			/** The tenant whose keys are being watched, if one is open. */ readonly tenantId: string | undefined;
		};
	}
}

export type AttentionIntent =
	ListMove | 'open' | 'mark' | 'unmark-all' | 'revoke' | 'rotate' | 'copy-fix' | 'reload' | 'back';

/** What needs attention in any tenant, the worst first. */
export type AttentionScreen = {
	readonly name: 'attention';
	readonly tenantId: string | undefined;
	readonly load:
		| {readonly kind: 'loading' | 'ready'; readonly news: AuditNews | undefined}
		| {readonly kind: 'failed'; readonly error: PhywareError};
	readonly findings: readonly Finding[];
	/** What the pointer is on, as `findingId` has it; `undefined` for the first. */
	readonly selected: string | undefined;
	readonly top: number;
	/** The ids of the marked keys. */
	readonly marked: ReadonlySet<string>;
};

/** The screen before anything has come. */
export function createAttentionScreen(tenantId: string | undefined): AttentionScreen {
	return {
		name: 'attention',
		tenantId,
		load: {kind: 'loading', news: undefined},
		findings: [],
		selected: undefined,
		top: 0,
		marked: new Set(),
	};
}

/** What tells findings apart: a key can have several. */
export function findingId({rule, key, name}: Finding): string {
	return `${rule} ${key?.id ?? name}`;
}

/** The screen with what has been found so far. */
export function withFindings(screen: AttentionScreen, findings: readonly Finding[]): AttentionScreen {
	const ids = new Set(findings.map(({key}) => key?.id ?? ''));
	return {...screen, findings: sortFindings(findings), marked: screen.marked.intersection(ids)};
}

/** The rows of the list: the body without its heading. */
export function attentionHeight({size}: Pick<SessionContext, 'size'>): number {
	return Math.max(1, layoutOf(size).body - 1);
}

/** Where the pointer stands: it follows its finding while more come. */
export function placeOf({findings, selected, top}: AttentionScreen, context: Pick<SessionContext, 'size'>): ListPlace {
	const cursor =
		selected === undefined
			? 0
			: Math.max(
					0,
					findings.findIndex((finding) => findingId(finding) === selected),
				);
	return {cursor, top: scrollTo(cursor, top, attentionHeight(context), findings.length)};
}

/** What the pointer is on. */
export function currentFinding(screen: AttentionScreen, context: Pick<SessionContext, 'size'>): Finding | undefined {
	return screen.findings[placeOf(screen, context).cursor];
}

/** The keys that revoking is for: the marked ones, or the one under the pointer; each once. */
export function keysToRevoke(screen: AttentionScreen, context: Pick<SessionContext, 'size'>): readonly Key[] {
	const current = currentFinding(screen, context);
	const wanted = screen.marked.size > 0 ? screen.marked : new Set([current?.key?.id ?? '']);
	const keys = new Map(
		screen.findings.flatMap(({key}) =>
			key !== undefined && isWhole(key) && wanted.has(key.id) ? [[key.id, key]] : [],
		),
	);
	return keys
		.values()
		.filter((key) => !isRevoked(key))
		.toArray();
}

/** The key under the pointer, if it can be replaced. */
export function keyToRotate(screen: AttentionScreen, context: Pick<SessionContext, 'size'>): Key | undefined {
	const key = currentFinding(screen, context)?.key;
	return key !== undefined && isWhole(key) && key.tenant_id !== undefined && !isRevoked(key) ? key : undefined;
}

/** Whether a key is known well enough to be named before it is revoked. */
export function isWhole(key: NonNullable<Finding['key']>): key is Key {
	return key.name !== undefined && 'last_used_at' in key;
}
