import {type Key} from '../../../contract/wire/entities.js';
import {verdictOf} from '../../../keys/rotation/verdict.js';
import {type RotationEntry} from '../../../storage/journal/rotation-entry.js';
import {clean, type Printable, printable} from '../../../terminal/printable.js';
import {type Glyphs} from '../../../terminal/theme.js';

/** How long an old key must not have been used so that it can be revoked, in milliseconds. */
const quietFor = 3_600_000;

/** How far the rotation is that a key is in, in a line; `undefined` for a key that is in none, or whose old key is revoked. */
export function rotationLine(
	key: Key,
	keys: readonly Key[],
	{rotations, now}: {readonly rotations: readonly RotationEntry[]; readonly now: Date},
	{rotating, into, dot}: Glyphs,
): Printable | undefined {
	const entry = rotations.find(({old, successor}) => old.id === key.id || isSuccessor(key, successor));
	if (entry === undefined) {
		return undefined;
	}

	const old = keys.find(({id}) => id === entry.old.id);
	const successor = keys.find((each) => isSuccessor(each, entry.successor));
	const names = printable`${rotating} ${clean(entry.old.name)} ${into} ${clean(entry.successor.name)} ${dot}`;
	if (old === undefined || successor === undefined) {
		const missing = old === undefined ? 'The old key is no longer there.' : 'The new key is not there.';
		return printable`${names} ${clean(missing)}`;
	}

	const {kind, message} = verdictOf(old, successor, {now, quietFor});
	if (kind === 'old-key-revoked') {
		return undefined;
	}

	return printable`${names} ${clean(message)}${clean(kind === 'proven' && key.id === old.id ? ' r revokes it.' : '')}`;
}

function isSuccessor({id, name, status}: Key, successor: RotationEntry['successor']): boolean {
	return successor.id === null ? name === successor.name && status !== 'revoked' : id === successor.id;
}
