import {type Key} from '../../../contract/wire/entities.js';
import {keyState, stateWord} from '../../../core/key-status.js';
import {relativeTime} from '../../../core/relative-time.js';
import {unknownWord} from '../../../output/key-cells.js';
import {clip, pad} from '../../../terminal/measure.js';
import {clean, join, type Printable, say} from '../../../terminal/printable.js';
import {breakText} from '../../../terminal/wrap.js';
import {type Theme} from '../../components/theme.js';

const labelWidth = 9;

/** Every field of a key, whole, as lines under each other. */
export function detailLines(key: Key, width: number, now: Date, {paint, glyphs}: Theme): Printable[] {
	const state = keyState(key, now);
	const time = (instant: string | null | undefined, otherwise: Printable): Printable[] =>
		typeof instant === 'string'
			? [clean(relativeTime(instant, now)), paint('quiet', clean(instant))]
			: [instant === undefined ? unknownWord : otherwise];
	const fields: ReadonlyArray<readonly [label: Printable, values: readonly Printable[]]> = [
		[
			say`Status`,
			[
				say`${paint(state === 'active' ? 'good' : state === 'expiring' ? 'warning' : 'quiet', glyphs[state])} ${clean(stateWord(key, state))}`,
			],
		],
		[say`ID`, breakText(clean(key.id), width - labelWidth)],
		[say`Scopes`, key.scopes?.map((scope) => clip(clean(scope), width - labelWidth, glyphs.ellipsis)) ?? [unknownWord]],
		[say`Secret`, [key.redacted_secret === undefined ? unknownWord : clean(key.redacted_secret)]],
		[say`Used`, time(key.last_used_at, say`never`)],
		[say`Expires`, time(key.expires_at, say`never`)],
		[
			say`Created`,
			[
				...time(key.created_at, say``),
				...(key.created_by === undefined
					? []
					: [clip(say`by ${clean(key.created_by)}`, Math.max(4, width - labelWidth), glyphs.ellipsis)]),
			],
		],
		...(typeof key.revoked_at === 'string' ? [[say`Revoked`, time(key.revoked_at, say``)] as const] : []),
	];
	return [
		...breakText(clean(key.name), width).map((line) => paint('strong', line)),
		say``,
		...fields.flatMap(([label, values]) =>
			values.map((value, index) => join([paint('quiet', pad(index === 0 ? label : say``, labelWidth)), value])),
		),
	];
}
