import {SeveralErrors} from '../../../core/errors.js';
import {isOver} from '../../../keys/rotation/finish-rotations.js';
import {lookAtPairs} from '../../../keys/rotation/pairs.js';
import {clean, printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';
import {withConnection} from '../../connection/connect.js';
import {rotationsAt} from './entries.js';
import {type StatusOptions} from './parse-rotate.js';
import {rotationsText, rowOf} from './rows.js';

/** Shows how far the open rotations of this installation are. One that is over is shown a last time. */
export async function showStatus(options: StatusOptions, context: Context): Promise<number> {
	const {format, view, quietFor} = options;
	return withConnection(options.connection, context, async ({client, journal, rotations}) => {
		const {entries, failure} = await rotationsAt(client.address, rotations, context);
		const looked = await lookAtPairs(client, journal, entries, {quietFor, now: context.now, signal: context.signal});
		await write(
			context.stdout,
			await rotationsText(
				looked.map((pair) => rowOf(pair)),
				format,
				view,
			),
		);
		for (const pair of looked) {
			if ('verdict' in pair && isOver(pair)) {
				await rotations.end(pair.entry);
			}
		}

		if (entries.length === 0) {
			await note(context, printable`No rotation is open at ${clean(client.address.href)}.`);
		} else if (looked.some((pair) => 'verdict' in pair && pair.verdict.kind === 'proven')) {
			await note(context, printable`To revoke the old keys that nobody uses, run: phyware cloud keys rotate --finish`);
		}

		const errors = [...looked.flatMap((pair) => ('error' in pair ? [pair.error] : [])), ...(failure ? [failure] : [])];
		if (errors.length > 0) {
			throw new SeveralErrors(errors);
		}

		return 0;
	});
}
