import {listOf} from '../command/usage-errors.js';
import {clean, printable} from '../../terminal/printable.js';
import {type Context} from '../command/context.js';
import {warn} from '../command/notes.js';

const overriding = ['PHYCLOUD_URL', 'PHYCLOUD_API_KEY', 'PHYCLOUD_API_KEY_COMMAND'] as const;

/** Warns of what is set in this shell, and is used instead of the active installation. */
export async function warnOfOverrides(context: Pick<Context, 'environment' | 'stderr'>): Promise<void> {
	const set = overriding.filter((name) => context.environment[name]);
	if (set.length === 0) {
		return;
	}

	const names = listOf(set).replace(' or ', ' and ');
	const are = set.length === 1 ? 'is' : 'are';
	await warn(
		context,
		printable`${clean(names)} ${clean(are)} set, and used in this shell instead of the active installation.`,
	);
}
