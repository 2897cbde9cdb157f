import test from 'ava';
import {createHelpScreen, helpColumns, shownColumns} from '../../../../source/tui/screens/help/model.js';
import {updateHelp} from '../../../../source/tui/screens/help/update.js';
import {helpLines} from '../../../../source/tui/session/help-lines.js';
import {layoutOf} from '../../../../source/tui/model/layout.js';
import {intended, play, sampleContext, sessionOf, shown} from '../../sample.js';

const context = sampleContext();
const {body} = layoutOf(context.size);
const lines = helpLines('keys');
const last = lines.length - body;
const topAfter = (presses: readonly string[]) =>
	shown(play(sessionOf([createHelpScreen(lines)]), presses).session, 'help').top;

test('help scrolls by lines and screenfuls and stays within its lines', (t) => {
	t.is(topAfter(['up']), 0);
	t.is(topAfter(['down', 'j', 'k']), 1);
	t.is(topAfter(['pagedown']), body);
	t.is(topAfter(['pagedown', 'pageup']), 0);
	t.is(topAfter(Array.from({length: 50}, () => 'pagedown')), last);
	t.true(last > body);
});

test('where there is room, help stands in columns, each whole, and goes on from one to the next', (t) => {
	const wide = layoutOf({columns: 200, rows: 50});
	const screen = createHelpScreen(lines);
	t.is(helpColumns(lines, 60), 1);
	t.true(helpColumns(lines, wide.width) > 1);
	const columns = shownColumns(screen, wide);
	t.deepEqual(columns.flat(), lines.slice(0, columns.length * wide.body));
	const moved = shownColumns({...screen, top: 1}, layoutOf({columns: 200, rows: 12}));
	t.deepEqual(moved[1]![0], lines[1 + layoutOf({columns: 200, rows: 12}).body]);
});

test('how one moves stands after what one does', (t) => {
	const texts = lines.map((line) => (line !== undefined && 'text' in line ? line.text : ''));
	t.true(texts.indexOf('Move down') > texts.indexOf('Create a key'));
});

test('help that fits does not scroll', (t) => {
	const tall = sampleContext({size: {columns: 80, rows: 400}});
	t.is(updateHelp(createHelpScreen(lines), intended('down'), tall)?.state.top, 0);
});

test('letters and time do not concern help', (t) => {
	const screen = createHelpScreen(lines);
	t.is(updateHelp(screen, {type: 'typed', press: {name: 'x', text: 'x'}}, context), undefined);
	t.is(updateHelp(screen, {type: 'time-passed'}, context), undefined);
});
