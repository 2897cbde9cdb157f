import {type PhyCloud} from '../../../phycloud/client.js';
import {type Rotations} from '../../../storage/journal/rotations.js';
import {type EffectContext} from './attempt.js';

/** Tells which rotations of an installation are open. What cannot be read is left out: nothing in the session depends on it. */
export async function tellRotations(
	{dispatch, signal}: EffectContext,
	{address}: PhyCloud,
	rotations: Rotations,
): Promise<void> {
	const {entries} = await rotations.open().catch(() => ({entries: []}));
	if (!signal.aborted) {
		dispatch({type: 'rotations-loaded', rotations: entries.filter(({url}) => url === address.href)});
	}
}

/** Ends the rotations whose old key has just been revoked. */
export async function endRotations(
	rotations: Rotations,
	{address}: PhyCloud,
	revoked: ReadonlySet<string>,
): Promise<void> {
	const {entries} = await rotations.open().catch(() => ({entries: []}));
	for (const entry of entries) {
		if (entry.url === address.href && revoked.has(entry.old.id)) {
			await rotations.end(entry).catch(() => undefined);
		}
	}
}
