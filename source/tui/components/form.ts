import {pad} from '../../terminal/measure.js';
import {join, type Printable, printable} from '../../terminal/printable.js';
import {type Theme} from './theme.js';

/** The columns of a form's labels; fields begin two columns to the right of them. */
export const labelWidth = 10;

/** A row of a form: label, pointer if the focus is on it, field. */
export function formLine(label: Printable, isFocused: boolean, field: Printable, {paint, glyphs}: Theme): Printable {
	return join([
		paint(isFocused ? 'normal' : 'quiet', pad(label, labelWidth)),
		isFocused ? paint('accent', glyphs.pointer) : printable` `,
		printable` `,
		field,
	]);
}

/** A row under a field: a hint, or what is wrong and how to fix it. */
export function noteLine(text: Printable, role: 'quiet' | 'danger', {paint}: Theme): Printable {
	return join([pad(printable``, labelWidth + 2), paint(role, text)]);
}
