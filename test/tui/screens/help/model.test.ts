import test from 'ava';
import {helpLines, helpScreen, reduceHelp} from '../../../../source/tui/screens/help/model.js';
import {layoutOf} from '../../../../source/tui/model/layout.js';
import {intended, play, sampleShared, sessionOf, shown} from '../../sample.js';

const shared = sampleShared();
const {body} = layoutOf(shared.size);
const last = helpLines('keys').length - body;
const topAfter = (presses: readonly string[]) =>
	shown(play(sessionOf([helpScreen('keys')]), presses).session, 'help').top;

test('help scrolls by lines and screenfuls and stays within its lines', (t) => {
	t.is(topAfter(['up']), 0);
	t.is(topAfter(['down', 'j', 'k']), 1);
	t.is(topAfter(['pagedown']), body);
	t.is(topAfter(['pagedown', 'pageup']), 0);
	t.is(topAfter(Array.from({length: 50}, () => 'pagedown')), last);
	t.true(last > body);
});

test('help that fits does not scroll', (t) => {
	const tall = sampleShared({size: {columns: 80, rows: 400}});
	t.is(reduceHelp(helpScreen('keys'), intended('down'), tall).state.top, 0);
});

test('letters and time leave help as it is', (t) => {
	const screen = helpScreen('keys');
	t.is(reduceHelp(screen, {type: 'typed', press: {name: 'x', text: 'x'}}, shared).state, screen);
	t.is(reduceHelp(screen, {type: 'time-passed'}, shared).state, screen);
});
