import test from 'ava';
import fc from 'fast-check';
import {parseFilter} from '../../../../source/tui/screens/keys/filter-terms.js';
import {type Key} from '../../../../source/contract/wire/entities.js';
import {sortFields} from '../../../../source/core/key-order.js';
import {measure} from '../../../../source/terminal/measure.js';
import {painter} from '../../../../source/terminal/theme.js';
import {computeListStats} from '../../../../source/tui/screens/keys/list-stats.js';
import {headingLine, layOutColumns, rowLine} from '../../../../source/tui/screens/keys/list-lines.js';
import {filterRows, matchesIn} from '../../../../source/tui/screens/keys/rows.js';
import {later, now, plainTheme, revokedKey, sampleKey} from '../../sample.js';
import {unmeasured} from '../../../helpers/unmeasured.js';

unmeasured();

const quietLook = {matches: undefined, isSelected: false, isMarked: false, change: undefined, isStale: false, now};
const theme = plainTheme();
const layOut = (keys: readonly Key[], width: number) => layOutColumns(computeListStats(keys, now), width);
const line = (keys: readonly Key[], width: number, look = {}, index = 0) =>
	rowLine(keys[index]!, layOut(keys, width), {...quietLook, ...look}, theme);

const instant = fc.option(fc.integer({min: -4e7, max: 4e7}).map((seconds) => later(seconds).toISOString()));
const someKey: fc.Arbitrary<Key> = fc
	.record({
		id: fc.string({unit: fc.constantFrom(...'abc_-9'), minLength: 1, maxLength: 30}),
		name: fc.string({unit: 'grapheme', minLength: 1, maxLength: 50}),
		scopes: fc.array(fc.constantFrom('read:events', 'admin:tenants', 'a:b'), {minLength: 1, maxLength: 5}),
		status: fc.constantFrom('active', 'expired', 'revoked'),
		expires_at: instant,
		last_used_at: instant,
	})
	.map(({id, ...facts}) => sampleKey(id, facts));
const someKeys = fc.array(someKey, {minLength: 1, maxLength: 8});
const anyWidth = fc.integer({min: 18, max: 298});
const anyLook = fc.record({
	matches: fc.constant(undefined),
	isSelected: fc.boolean(),
	isMarked: fc.boolean(),
	change: fc.constantFrom(undefined, {isNew: true}, {isNew: false}),
	isStale: fc.boolean(),
	now: fc.constant(now),
});

test('no row is wider than the list where all names are short', (t) => {
	const keys = [sampleKey('a', {name: 'ab'})];
	t.true(measure(line(keys, 37)) <= 37);
});

test('no row is ever wider than the list', (t) => {
	const withRoomyName = someKeys.filter((keys) => computeListStats(keys, now).widths.name! >= 8);
	t.notThrows(() => {
		fc.assert(
			fc.property(withRoomyName, anyWidth, anyLook, fc.boolean(), (keys, width, look, unicode) => {
				const laid = layOut(keys, width);
				return keys.every((key) => measure(rowLine(key, laid, look, plainTheme(unicode))) <= width);
			}),
			{numRuns: 1000},
		);
	});
});

test('the headings take what their columns take, whichever is sorted by', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(
				someKeys,
				fc.integer({min: 40, max: 298}),
				fc.constantFrom(...sortFields),
				fc.boolean(),
				(...given) => {
					const [keys, width, field, descending] = given;
					const laid = layOut(keys, width);
					const sum = laid.reduce((total, column) => total + column.width + 2, 1);
					return measure(headingLine(laid, {order: {field, descending}}, theme)) === sum;
				},
			),
		);
	});
});

test('a name of 20 columns is whole before a column more is shown, a longer one is cut for it', (t) => {
	const shownAt = (name: string, width: number) => {
		const laid = layOut([sampleKey('a', {name})], width);
		return [laid[0]!.width, laid.length];
	};

	const twenty = 'x'.repeat(20);
	const widths = Array.from({length: 100}, (_, index) => 40 + index);
	for (const width of widths) {
		t.is(shownAt(twenty, width)[0], 20, `${width}`);
		const [longer, columns] = shownAt('x'.repeat(30), width);
		t.true(longer! >= 20);
		t.is(columns, shownAt(twenty, width)[1]);
	}
});

test('an id is whole or not there, never cut', (t) => {
	t.notThrows(() => {
		fc.assert(
			fc.property(someKeys, anyWidth, (keys, width) => {
				const laid = layOut(keys, width);
				const hasIds = laid.some(({name}) => name === 'id');
				return keys.every((key) => {
					const text = rowLine({...key, name: '鍵'}, laid, quietLook, theme);
					return text.includes('key_') ? hasIds && text.includes(` ${key.id} `.trimEnd()) : !hasIds;
				});
			}),
		);
	});
});

test('columns stand still whichever rows show and whatever the clock says', (t) => {
	const keys = [sampleKey('a', {last_used_at: later(-3).toISOString()}), sampleKey('a-longer-one')];
	const start = (look: object) => line(keys, 120, look).indexOf('key_a');
	t.is(start({}), start({now: later(5000)}));
	t.is(line(keys, 120, {}, 1).indexOf('key_a'), start({}));
});

test('columns drop by how much they matter: ids before scopes, the name and the status stay longest', (t) => {
	const keys = [sampleKey('8f3kq2m1xv7t', {name: 'ingest-gateway'})];
	const columns = (width: number) =>
		layOut(keys, width)
			.map(({name}) => name)
			.join(' ');
	t.is(columns(200), 'name id status scopes expires used created creator secret');
	t.is(columns(96), 'name id status scopes expires used created');
	t.is(columns(76), 'name status scopes expires used');
	t.is(columns(50), 'name status expires');
	t.is(columns(40), 'name status expires');
	t.is(columns(30), 'name status');
	t.is(columns(18), 'name');
});

test('scopes are shortened before they go, and those that administer come first', (t) => {
	const keys = [sampleKey('8f3kq2m1xv7t', {name: 'ops', scopes: ['read:events', 'write:events', 'admin:keys']})];
	t.regex(line(keys, 120), /read:events write:events admin:keys/);
	t.regex(line(keys, 80), /active +admin:keys \+2 /);
	const colored = {...theme, paint: painter(true)};
	t.regex(rowLine(keys[0]!, layOut(keys, 120), quietLook, colored), /write:events \u001B\[33madmin:keys\u001B\[39m/);
});

test('ages stand under each other at their right', (t) => {
	const used = (seconds: number) => sampleKey(`k${seconds}`, {last_used_at: later(-seconds).toISOString()});
	const keys = [used(180), used(86_400 * 12)];
	const end = (index: number, age: string) => line(keys, 120, {}, index).indexOf(` ${age} `) + age.length;
	t.is(end(0, '3 min'), end(1, '12 d'));
	t.true(end(0, '3 min') > 20);
});

test('the current row is tinted over its whole width, or reversed where there are no colors for that', (t) => {
	const keys = [sampleKey('a')];
	const row = (options: object, hasColor = true) =>
		rowLine(
			keys[0]!,
			layOut(keys, 80),
			{...quietLook, isSelected: true, width: 80},
			{...theme, isCurrentReversed: !hasColor, paint: painter(hasColor, {keepsWeight: true, ...options})},
		);
	const tinted = row({depth: 8});
	t.regex(tinted, /^\u001B\[48;5;237m.*\u001B\[49m$/);
	t.is(tinted.replaceAll(/\u001B\[[\d;]*m/g, '').length, 80);
	const reversed = row({}, false);
	t.regex(reversed, /^\u001B\[7m[\s\S]*\u001B\[27m$/);
	t.notRegex(reversed, /\[[349]\d/);
});

test('a row says with signs and words what it is', (t) => {
	const keys = [sampleKey('a', {name: 'gate'}), revokedKey('b')];
	t.regex(line(keys, 80, {isSelected: true}), /^❯ {2}gate +key_a +● active /);
	t.regex(line(keys, 80, {isMarked: true}), /^ ◉ gate/);
	t.regex(line(keys, 80, {change: {isNew: true}}), /^ \+ gate/);
	t.regex(line(keys, 80, {change: {isNew: false}}), /^ ~ gate/);
	t.regex(line(keys, 80, {isMarked: true, change: {isNew: true}}), /^ ◉ gate/);
	t.regex(line(keys, 80, {}, 1), /✕ revoked/);
	t.regex(line([sampleKey('c', {expires_at: later(86_400).toISOString()})], 80), /◐ expiring +read:events +in 1 d/);
});

test('the sorted column says which way', (t) => {
	const laid = layOut([sampleKey('a')], 120);
	t.regex(headingLine(laid, {order: {field: 'used', descending: true}}, theme), /USED↓/);
	t.regex(headingLine(laid, {order: {field: 'used', descending: false}}, plainTheme(false)), /USED\^/);
});

test('matched letters are underlined, and the text stays whole', (t) => {
	const keys = [sampleKey('x', {name: 'gate-鍵'})];
	const matches = matchesIn(filterRows(keys, keys, parseFilter('gat', now)).found, keys[0]!);
	const colored = {...theme, paint: painter(true)};
	const text = rowLine(keys[0]!, layOut(keys, 40), {...quietLook, matches}, colored);
	t.is(text.match(/\u001B\[4m[gat]\u001B\[24m/g)?.length, 3);
});
