import {monotonicTime} from '../../../core/clock.js';
import {auditKeys} from '../../../keys/audit/audit-keys.js';
import {type Finding, withoutRotating} from '../../../keys/audit/findings.js';
import {openRotation, pendingCreate} from '../../../keys/audit/journal-findings.js';
import {type PhyCloud} from '../../../phycloud/client.js';
import {type Journal} from '../../../storage/journal/journal.js';
import {type Rotations} from '../../../storage/journal/rotations.js';
import {type AuditNews} from '../../model/audit-news.js';
import {unlistedReason} from '../../screens/tenants/model.js';
import {type EffectContext, runEffect, toPhywareError} from './attempt.js';

/** Looks at the keys of every tenant, one run at a time. */
export type Auditor = {
	/** What needs attention in all tenants; where they cannot be listed, in the one that is given. */
	audit: (client: PhyCloud, tenantId: string | undefined) => Promise<void>;
	stop: () => void;
};

/** What was written down here of creates and rotations. */
type Journals = {readonly journal: Journal; readonly rotations: Rotations};

/** The milliseconds between two tellings of what has been found so far. */
const tellEvery = 250;

export function createAuditor({dispatch, now, signal}: EffectContext, journals: Journals): Auditor {
	let current = new AbortController();
	return {
		stop() {
			current.abort();
		},
		async audit(client, tenantId) {
			current.abort();
			current = new AbortController();
			const run = {dispatch, now, signal: AbortSignal.any([signal, current.signal])};
			const work = async () => {
				try {
					await auditTenants(run, client, journals, undefined);
				} catch (error) {
					if (tenantId === undefined || unlistedReason(toPhywareError(error)) === undefined) {
						throw error;
					}

					await auditTenants(run, client, journals, tenantId);
				}
			};

			await runEffect(run, work, (error) => ({type: 'audit-failed', error}));
		},
	};
}

async function auditTenants(
	{dispatch, now, signal}: EffectContext,
	client: PhyCloud,
	{journal, rotations}: Journals,
	tenantId: string | undefined,
): Promise<void> {
	const at = now();
	const isMeant = (entry: {readonly url: string; readonly tenant_id: string}) =>
		entry.url === client.address.href && (tenantId ?? entry.tenant_id) === entry.tenant_id;
	const creates = (await journal.interrupted()).entries.filter((entry) => isMeant(entry));
	const open = (await rotations.open()).entries.filter((entry) => isMeant(entry));
	const rotating = new Set(open.flatMap(({old, successor}) => [old.id, successor.id ?? []]).flat());
	const findings: Finding[] = [
		...creates.map((entry) => pendingCreate(entry, at)),
		...open.map((entry) => openRotation(entry, undefined, at)),
	];
	let news: AuditNews = {tenants: new Map(), done: 0, total: 1, keys: 0, unread: 0, isAlone: tenantId !== undefined};
	let toldAt = -Infinity;
	const tell = (isOver: boolean) => {
		toldAt = monotonicTime();
		dispatch({type: 'findings-seen', findings: [...findings], news, isOver});
	};

	const {keys} = await auditKeys(client, {
		tenantId,
		filters: {},
		now: at,
		signal,
		onTenants(tenants) {
			news = {...news, tenants: new Map(tenants.map(({id, name}) => [id, name]))};
		},
		onFindings(found) {
			findings.push(...withoutRotating(found, rotating));
		},
		onFailure() {
			news = {...news, unread: news.unread + 1};
		},
		onProgress(done, total) {
			news = {...news, done, total};
			if (monotonicTime() - toldAt >= tellEvery && !signal.aborted) {
				tell(false);
			}
		},
	});
	signal.throwIfAborted();
	news = {...news, keys};
	tell(true);
}
