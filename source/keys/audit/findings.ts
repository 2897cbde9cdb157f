import {type Key, type PartialKey} from '../../contract/wire/entities.js';
import {type AuditRule, auditRules, type Severity, severities} from '../../core/audit-rules.js';
import {hasStatus, hasUnknownStatus, keyState} from '../../core/key-status.js';
import {relativeTime} from '../../core/relative-time.js';

/** Something that should not be so, and the command that fixes it. */
export type Finding = {
	readonly severity: Severity;
	readonly rule: AuditRule;
	/** What is wrong, in a few words. */
	readonly message: string;
	/** The command that fixes it. */
	readonly fix: string;
	readonly tenantId: string | undefined;
	/** The name of what it is about. */
	readonly name: string;
	/** The key; `undefined` for a create of which no key is known. */
	readonly key: PartialKey | undefined;
};

const day = 86_400_000;

/** From when on a key counts as unused, in milliseconds. */
export const unusedAfter = 90 * day;

/** A key that is younger than this may have clients that have not come yet, in milliseconds. */
const young = 14 * day;

const keys = 'phyware cloud keys';

/** What is wrong with a key at an instant; nothing that is unknown is called wrong. */
export function findingsOf(
	key: Key,
	{now, isTenantInactive}: {readonly now: Date; readonly isTenantInactive: boolean},
): Finding[] {
	const found: Finding[] = [];
	const add = (severity: Severity, rule: AuditRule, message: string, fix: string) => {
		found.push({severity, rule, message, fix, tenantId: key.tenant_id, name: key.name, key});
	};

	const state = keyState(key, now);
	const revoke = `${keys} revoke ${key.id}`;
	if (state === 'expired') {
		add('low', 'expired', 'expired; still takes its name', revoke);
		return found;
	}

	if (!hasStatus(key, 'active')) {
		return found;
	}

	if (isTenantInactive) {
		add('high', 'inactive-tenant', 'active key of an inactive tenant', revoke);
	}

	if (state === 'expiring') {
		add('medium', 'expires-soon', `expires ${relativeTime(key.expires_at!, now)}`, `${keys} rotate ${key.id}`);
	}

	if (key.expires_at === null) {
		const admin = key.scopes?.find((scope) => scope.startsWith('admin:'));
		const fix = `${keys} rotate ${key.id} --expires 90d`;
		if (admin === undefined) {
			add('low', 'never-expires', 'never expires', fix);
		} else {
			add('high', 'admin-never-expires', `has ${admin} and never expires`, fix);
		}
	}

	const {last_used_at: used, created_at: created} = key;
	const idle = typeof used === 'string' ? now.getTime() - Date.parse(used) : 0;
	if (idle >= unusedAfter) {
		add('medium', 'unused', `unused for ${Math.floor(idle / day)} d`, revoke);
	}

	if (used === null) {
		const age = created === undefined ? Infinity : now.getTime() - Date.parse(created);
		const since = created === undefined ? '' : `, created ${relativeTime(created, now)}`;
		add(age < young ? 'low' : 'medium', 'never-used', `never used${since}`, revoke);
	}

	return found;
}

/** Whether too little is known of a key to tell whether something is wrong with it. */
export function isUnclear(key: Key): boolean {
	return (
		hasUnknownStatus(key) ||
		(hasStatus(key, 'active') &&
			(key.last_used_at === undefined || key.expires_at === undefined || key.scopes === undefined))
	);
}

/** Findings without those that a rotation deals with: its keys are not to be rotated again, and its new key is not to be revoked. */
export function withoutRotating(findings: readonly Finding[], rotating: ReadonlySet<string>): Finding[] {
	return findings.filter(
		({key, rule}) =>
			key === undefined || !rotating.has(key.id) || rule === 'inactive-tenant' || rule === 'open-rotation',
	);
}

/** Findings with the worst first; those of a kind together, by tenant and name. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
	const rank = ({severity, rule}: Finding) =>
		severities.indexOf(severity) * auditRules.length + auditRules.indexOf(rule);
	return findings.toSorted(
		(a, b) => rank(a) - rank(b) || compare(a.tenantId ?? '', b.tenantId ?? '') || compare(a.name, b.name),
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
