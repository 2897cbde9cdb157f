import test from 'ava';
import {printable} from '../../../source/terminal/printable.js';
import {formLine, labelWidth, noteLine} from '../../../source/tui/components/form.js';
import {longTime} from '../../../source/tui/components/long-time.js';
import {plainTheme} from '../sample.js';

const theme = plainTheme();

test('fields begin in one column, with the pointer before the one in focus', (t) => {
	t.is<string, string>(formLine(printable`Name`, true, printable`x`, theme), 'Name      ❯ x');
	t.is<string, string>(formLine(printable`Scopes`, false, printable`y`, theme), 'Scopes      y');
	t.is<string, string>(formLine(printable`Name`, true, printable`x`, plainTheme(false)), 'Name      > x');
});

test('notes stand under the field', (t) => {
	t.is(noteLine(printable`z`, 'danger', theme).indexOf('z'), labelWidth + 2);
});

const times: ReadonlyArray<readonly [instant: string | null, words: string]> = [
	['2027-02-21T14:05:06Z', 'Sunday 21 February 2027, 14:05 UTC'],
	['2026-11-23T00:00:00Z', 'Monday 23 November 2026, 00:00 UTC'],
	['2027-01-31T23:59:59Z', 'Sunday 31 January 2027, 23:59 UTC'],
	[null, 'the key works until it is revoked'],
];

for (const [instant, words] of times) {
	test(`${instant} in words is ${words}`, (t) => {
		t.is(longTime(instant), words);
	});
}
