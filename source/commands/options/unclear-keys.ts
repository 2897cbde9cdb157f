import {printable} from '../../terminal/printable.js';
import {type Context} from '../command/context.js';
import {warn} from '../command/notes.js';

/** Warns of keys that were left out of a selection because it is unknown whether they match. */
export async function warnOfUnclear(count: number, context: Pick<Context, 'stderr'>): Promise<void> {
	if (count === 0) {
		return;
	}

	const keys = count === 1 ? printable`1 key is` : printable`${count} keys are`;
	const match = count === 1 ? printable`it matches` : printable`they match`;
	await warn(context, printable`${keys} omitted: PhyCloud does not send enough fields to know whether ${match}.`);
}
