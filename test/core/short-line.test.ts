import test from 'ava';
import {shortLine} from '../../source/core/short-line.js';

for (const [value, line] of [
	['No', 'No'],
	[' \t No\r\n  and never\u2028again \n', 'No and never again'],
	['phk_live_4fT9cAnArYvAlUe0123\n', '<redacted>'],
	['', undefined],
	[' \r\n\t', undefined],
	[7, undefined],
	[null, undefined],
	[{toString: () => 'No'}, undefined],
	['<!DOCTYPE html><p>No', undefined],
	['\n<html lang="en">No', undefined],
	['<?xml version="1.0"?><Error/>', undefined],
	['< 7', '< 7'],
] as const) {
	test(`${JSON.stringify(value)} is ${line === undefined ? 'no line' : `the line ${line}`}`, (t) => {
		t.is(shortLine(value), line);
	});
}

test('a line has 300 characters at most, and no half of one', (t) => {
	t.is(shortLine('m'.repeat(300)), 'm'.repeat(300));
	t.is(shortLine('m'.repeat(301)), `${'m'.repeat(299)}…`);
	t.is(shortLine(`${'m'.repeat(298)}🔑🔑`), `${'m'.repeat(298)}…`);
});

test('a credential is masked before the line is cut', (t) => {
	t.is(shortLine(`${'m'.repeat(290)} phk_live_4fT9cAnArYvAlUe0123`), `${'m'.repeat(290)} <redacte…`);
});
