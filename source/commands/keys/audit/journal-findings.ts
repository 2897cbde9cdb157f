import {type Finding} from '../../../keys/audit/findings.js';
import {openRotation, pendingCreate} from '../../../keys/audit/journal-findings.js';
import {isOver} from '../../../keys/rotation/finish-rotations.js';
import {lookAtPairs} from '../../../keys/rotation/pairs.js';
import {type Connection} from '../../connection/connect.js';

/** How long an old key must not have been used so that it can be revoked, in milliseconds. */
const quietFor = 3_600_000;

/** What the journal has of an installation, or of one of its tenants: findings, and the ids of the keys that are in open rotations. */
export async function journalFindings(
	{client, journal, rotations}: Connection,
	tenantId: string | undefined,
	{now, signal, at}: {readonly now: () => Date; readonly signal: AbortSignal; readonly at: Date},
): Promise<{readonly findings: readonly Finding[]; readonly rotating: ReadonlySet<string>}> {
	const isMeant = ({url, tenant_id: tenant}: {readonly url: string; readonly tenant_id: string}) =>
		url === client.address.href && (tenantId === undefined || tenant === tenantId);
	const creates = (await journal.interrupted()).entries.filter((entry) => isMeant(entry));
	const entries = (await rotations.open()).entries.filter((entry) => isMeant(entry));
	const pairs = await lookAtPairs(client, journal, entries, {now, quietFor, signal});
	const open = pairs.filter((pair) => !('verdict' in pair) || !isOver(pair));
	const findings = [
		...creates.map((entry) => pendingCreate(entry, at)),
		...open.map((pair) => openRotation(pair.entry, 'verdict' in pair ? pair : undefined, at)),
	];
	const ids = open.flatMap(({entry, ...pair}) => [
		entry.old.id,
		('successor' in pair ? pair.successor?.id : undefined) ?? entry.successor.id ?? [],
	]);
	return {findings, rotating: new Set(ids.flat())};
}
