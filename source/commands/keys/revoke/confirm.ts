import {type PartialKey} from '../../../contract/wire/entities.js';
import {PhywareError} from '../../../core/errors.js';
import {counted} from '../../../core/quantity.js';
import {relativeTime} from '../../../core/relative-time.js';
import {riskText} from '../../../keys/revocation-risk.js';
import {type View} from '../../../output/view.js';
import {clip, measure, pad} from '../../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {askNumber, askYesNo} from '../../interactive/ask.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';

/** Shows what would stop working and asks once; everything but yes is no. Throws `DECLINED` on no. */
export async function confirmRevocation(
	keys: readonly PartialKey[],
	{paint, now}: View,
	context: Context,
): Promise<void> {
	await note(
		context,
		keys.length === 1
			? printable`This key stops working at once. This cannot be undone:`
			: printable`These ${clean(counted(keys.length, 'key'))} stop working at once. This cannot be undone:`,
	);
	await note(context, join(keyLines(keys, {paint, now}), '\n'));

	if (keys.length > 1) {
		await note(context, clean(riskText(keys, now)));
	}

	if (!(await isConfirmed(keys.length, context))) {
		throw new PhywareError('DECLINED', 'Nothing was revoked.');
	}
}

/** From this many keys on, their number is to be typed: `y` is typed too easily. */
const many = 10;

async function isConfirmed(count: number, context: Context): Promise<boolean> {
	if (count >= many) {
		return askNumber(printable`Type ${count} to revoke them all:`, count, context);
	}

	return askYesNo(count === 1 ? printable`Revoke it?` : printable`Revoke all ${count}?`, context);
}

/** The most columns of a name: its id stands beside it. */
const widestName = 60;

/** What identifies each key, and its last use, in columns. */
function keyLines(keys: readonly PartialKey[], {paint, now}: Pick<View, 'paint' | 'now'>): Printable[] {
	const rows = keys.map(({id, name = '', tenant_id: tenant, last_used_at: used}) => [
		clip(clean(name), widestName),
		clean(id),
		tenant === undefined ? printable`` : printable`tenant ${clean(tenant)}`,
		clean(used === undefined ? 'last use unknown' : used === null ? 'never used' : `used ${relativeTime(used, now)}`),
	]);
	const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => measure(row[column]!))));
	return rows.map((row) => {
		const cells = row.map((cell, column) => {
			const painted = column === 0 ? paint('strong', cell) : cell;
			return column === row.length - 1 ? painted : pad(painted, widths[column]!, measure(cell));
		});
		return printable`  ${join(
			cells.filter((_, column) => widths[column]! > 0),
			'  ',
		)}`;
	});
}
