import stringWidth from 'string-width';
import {isPlain} from './plain.js';

const styles = /\u001B\[[\d;]*m/g;

/** The columns that a text takes, styles not counted: `string-width`, faster for texts of plain characters and styles. */
export default function width(text: string, options?: Parameters<typeof stringWidth>[1]): number {
	if (options !== undefined) {
		return stringWidth(text, options);
	}

	const bare = text.includes('\u001B') ? text.replaceAll(styles, '') : text;
	return isPlain(bare) ? bare.length : stringWidth(text);
}
