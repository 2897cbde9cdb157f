import {type Key} from '../../../contract/schemas.js';
import {keyState} from '../../../core/key-status.js';
import {relativeTime} from '../../../core/relative-time.js';
import {clip, pad} from '../../../terminal/measure.js';
import {clean, join, type Printable, say} from '../../../terminal/printable.js';
import {breakText} from '../../../terminal/wrap.js';
import {type Theme} from '../../components/theme.js';

const labelWidth = 9;

/** Every field of a key, whole, as lines under each other. */
export function detailLines(key: Key, width: number, now: Date, {paint, glyphs}: Theme): Printable[] {
	const state = keyState(key, now);
	const time = (instant: string | null, otherwise: Printable): Printable[] =>
		instant === null ? [otherwise] : [clean(relativeTime(instant, now)), paint('quiet', clean(instant))];
	const fields: ReadonlyArray<readonly [label: Printable, values: readonly Printable[]]> = [
		[
			say`Status`,
			[
				say`${paint(state === 'active' ? 'good' : state === 'expiring' ? 'warning' : 'quiet', glyphs[state])} ${clean(state)}`,
			],
		],
		[say`ID`, breakText(clean(key.id), width - labelWidth)],
		[say`Scopes`, key.scopes.map((scope) => clip(clean(scope), width - labelWidth, glyphs.ellipsis))],
		[say`Secret`, [clean(key.redacted_secret)]],
		[say`Used`, time(key.last_used_at, say`never`)],
		[say`Expires`, time(key.expires_at, say`never`)],
		[
			say`Created`,
			[
				...time(key.created_at, say``),
				clip(say`by ${clean(key.created_by)}`, Math.max(4, width - labelWidth), glyphs.ellipsis),
			],
		],
		...(key.revoked_at === null ? [] : [[say`Revoked`, time(key.revoked_at, say``)] as const]),
	];
	return [
		...breakText(clean(key.name), width).map((line) => paint('strong', line)),
		say``,
		...fields.flatMap(([label, values]) =>
			values.map((value, index) => join([paint('quiet', pad(index === 0 ? label : say``, labelWidth)), value])),
		),
	];
}
