import {stripVTControlCharacters} from 'node:util';
import {type Key} from '../../source/contract/wire/entities.js';
import {type View} from '../../source/output/view.js';
import {glyphs, painter} from '../../source/terminal/theme.js';
import {sampleKey as wireKey} from '../helpers/sample-key.js';

/** The instant at which the samples are looked at. */
export const now = new Date('2026-11-23T04:05:06Z');

/** A key of which every fact is known. */
export function sampleKey(facts: Partial<Key> = {}): Key {
	return wireKey({
		scopes: ['read:events', 'write:events'],
		expires_at: '2027-02-21T04:05:06Z',
		last_used_at: '2026-11-23T04:03:06Z',
		...facts,
	});
}

/** What a program at the end of a pipe gets. */
export const pipeView: View = {person: false, columns: undefined, paint: painter(false), glyphs: glyphs(true), now};

/** What a person at a terminal of a width gets. */
export function personView(columns: number, {color = false, unicode = true} = {}): View {
	return {person: true, columns, paint: painter(color), glyphs: glyphs(unicode), now};
}

/** What is seen of lines: without color. */
export const seen = (lines: readonly string[]): string[] => lines.map((line) => stripVTControlCharacters(line));
