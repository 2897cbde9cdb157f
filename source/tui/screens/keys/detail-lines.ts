import {type Key} from '../../../contract/schemas.js';
import {keyState} from '../../../core/key-status.js';
import {relativeTime} from '../../../core/relative-time.js';
import {clip, measure, pad} from '../../../terminal/measure.js';
import {clean, join, type Printable, say} from '../../../terminal/printable.js';
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
		[say`ID`, wrapped(clean(key.id), width - labelWidth)],
		[say`Scopes`, key.scopes.map((scope) => clip(clean(scope), width - labelWidth, glyphs.ellipsis))],
		[say`Secret`, [clean(key.redacted_secret)]],
		[say`Used`, time(key.last_used_at, say`never`)],
		[say`Expires`, time(key.expires_at, say`never`)],
		[say`Created`, time(key.created_at, say``)],
		[say`by`, [clip(clean(key.created_by), width - labelWidth, glyphs.ellipsis)]],
		...(key.revoked_at === null ? [] : [[say`Revoked`, time(key.revoked_at, say``)] as const]),
	];
	return [
		...wrapped(clean(key.name), width).map((line) => paint('strong', line)),
		say``,
		...fields.flatMap(([label, values]) =>
			values.map((value, index) => join([paint('quiet', pad(index === 0 ? label : say``, labelWidth)), value])),
		),
	];
}

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});

/** A text in as many lines as it needs: an id or a name is never cut. */
function wrapped(text: Printable, width: number): Printable[] {
	const lines: Printable[] = [];
	let line = '';
	for (const {segment} of segmenter.segment(text)) {
		if (measure((line + segment) as Printable) > width) {
			lines.push(line as Printable);
			line = '';
		}

		line += segment;
	}

	return [...lines, line as Printable];
}
