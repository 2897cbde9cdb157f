import {type Glyphs, type Paint} from '../terminal/theme.js';

/** What shapes a text for its reader: who reads, how wide, in which colors, and when. */
export type View = {
	/** A person at a terminal gets relative times and glyphs; a pipe gets full times and words alone. */
	readonly person: boolean;
	/** The columns to fit into; `undefined` where nothing is cut. */
	readonly columns: number | undefined;
	readonly paint: Paint;
	readonly glyphs: Glyphs;
	readonly now: Date;
};
