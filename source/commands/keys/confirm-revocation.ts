import {type PartialKey} from '../../contract/entities.js';
import {PhywareError} from '../../core/errors.js';
import {relativeTime} from '../../core/relative-time.js';
import {type View} from '../../output/view.js';
import {clean, join, say} from '../../terminal/printable.js';
import {askYesNo} from '../ask.js';
import {type Context} from '../context.js';
import {note} from '../notes.js';

/** Shows what would stop working and asks once; everything but yes is no. Throws `DECLINED` on no. */
export async function confirmRevocation(
	keys: readonly PartialKey[],
	{paint, now}: View,
	context: Context,
): Promise<void> {
	await note(
		context,
		keys.length === 1
			? say`This key stops working at once and cannot be brought back:`
			: say`These ${keys.length} keys stop working at once and cannot be brought back:`,
	);
	await note(
		context,
		join(
			keys.map((key) => keyLine(key, {paint, now})),
			'\n',
		),
	);

	const question = keys.length === 1 ? say`Revoke it?` : say`Revoke all ${keys.length}?`;
	if (!(await askYesNo(question, context))) {
		throw new PhywareError('DECLINED', 'Nothing was revoked.');
	}
}

function keyLine(
	{id, name, tenant_id: tenant, last_used_at: used}: PartialKey,
	{paint, now}: Pick<View, 'paint' | 'now'>,
) {
	const facts = [
		...(name === undefined ? [] : [paint('strong', clean(name))]),
		clean(id),
		...(tenant === undefined ? [] : [say`tenant ${clean(tenant)}`]),
		clean(used === undefined ? 'last use unknown' : used === null ? 'never used' : `used ${relativeTime(used, now)}`),
	];
	return say`  ${join(facts, '  ')}`;
}
