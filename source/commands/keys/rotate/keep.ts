import {quoted} from '../../../core/escape-sequences.js';
import {isMachineFormat} from '../../../output/formats.js';
import {type RotationEntry} from '../../../storage/journal/rotation-entry.js';
import {clean, printable} from '../../../terminal/printable.js';
import {write} from '../../../terminal/write.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';
import {withInstallation} from '../../connection/connect.js';
import {rotationsOf} from './entries.js';
import {type KeepOptions} from './parse-rotate.js';
import {rotationsText, rowOf} from './rows.js';

/** Ends rotations, and keeps both of their keys. Nothing is sent. */
export async function keepBoth({ids, format, view, connection}: KeepOptions, context: Context): Promise<number> {
	return withInstallation(connection, context, async ({address, rotations}) => {
		const {entries} = await rotations.open();
		const chosen = rotationsOf(
			entries.filter(({url}) => url === address.href),
			ids,
		);
		for (const entry of chosen) {
			await rotations.end(entry);
			if (!isMachineFormat(format)) {
				await note(context, keptLine(entry));
			}
		}

		if (format !== 'table') {
			const rows = chosen.map((entry) => ({
				...rowOf({
					entry,
					old: undefined,
					successor: undefined,
					verdict: {kind: 'unknown-use', message: 'Both keys are kept.'},
				}),
				verdict: undefined,
				outcome: 'kept' as const,
			}));
			await write(context.stdout, await rotationsText(rows, format, view));
		}

		return 0;
	});
}

function keptLine({old, successor}: RotationEntry) {
	return printable`The rotation of ${clean(quoted(old.name))} has ended. Both keys are kept: ${clean(old.id)} and ${clean(successor.id ?? successor.name)}.`;
}
