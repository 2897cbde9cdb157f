import {type Key} from '../../../contract/wire/entities.js';
import {keyState, stateWord} from '../../../core/key-status.js';
import {relativeTime} from '../../../core/relative-time.js';
import {paintScopes, unknownWord} from '../../../output/key-cells.js';
import {clip, pad} from '../../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {breakText} from '../../../terminal/wrap.js';
import {type Theme} from '../../components/theme.js';

const labelWidth = 9;

/** Every field of a key, whole, as lines under each other; its tenant where a list has several. */
export function detailLines(
	key: Key,
	width: number,
	{now, tenantName}: {readonly now: Date; readonly tenantName?: string | undefined},
	{paint, glyphs}: Theme,
): Printable[] {
	const state = keyState(key, now);
	const time = (instant: string | null | undefined, otherwise: Printable): Printable[] =>
		typeof instant === 'string'
			? [clean(relativeTime(instant, now)), paint('quiet', clean(instant))]
			: [instant === undefined ? unknownWord : otherwise];
	const fields: ReadonlyArray<readonly [label: Printable, values: readonly Printable[]]> = [
		[
			printable`Status`,
			[
				printable`${paint(state === 'active' ? 'good' : state === 'expiring' ? 'warning' : 'quiet', glyphs[state])} ${clean(stateWord(key, state))}`,
			],
		],
		[printable`ID`, breakText(clean(key.id), width - labelWidth)],
		...(tenantName === undefined
			? []
			: [[printable`Tenant`, breakText(clean(tenantName), width - labelWidth)] as const]),
		[
			printable`Scopes`,
			key.scopes?.map((scope) => paintScopes(clip(clean(scope), width - labelWidth, glyphs.ellipsis), paint)) ?? [
				unknownWord,
			],
		],
		[printable`Secret`, [key.redacted_secret === undefined ? unknownWord : clean(key.redacted_secret)]],
		[printable`Used`, time(key.last_used_at, printable`never`)],
		[printable`Expires`, time(key.expires_at, printable`never`)],
		[
			printable`Created`,
			[
				...time(key.created_at, printable``),
				...(key.created_by === undefined
					? []
					: [clip(printable`by ${clean(key.created_by)}`, Math.max(4, width - labelWidth), glyphs.ellipsis)]),
			],
		],
		...(typeof key.revoked_at === 'string' ? [[printable`Revoked`, time(key.revoked_at, printable``)] as const] : []),
	];
	return [
		...breakText(clean(key.name), width).map((line) => paint('strong', line)),
		printable``,
		...fields.flatMap(([label, values]) =>
			values.map((value, index) => join([paint('quiet', pad(index === 0 ? label : printable``, labelWidth)), value])),
		),
	];
}
