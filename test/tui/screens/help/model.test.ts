import test from 'ava';
import {helpLines, createHelpScreen, updateHelp} from '../../../../source/tui/screens/help/model.js';
import {layoutOf} from '../../../../source/tui/model/layout.js';
import {intended, play, sampleContext, sessionOf, shown} from '../../sample.js';

const context = sampleContext();
const {body} = layoutOf(context.size);
const last = helpLines('keys').length - body;
const topAfter = (presses: readonly string[]) =>
	shown(play(sessionOf([createHelpScreen('keys')]), presses).session, 'help').top;

test('help scrolls by lines and screenfuls and stays within its lines', (t) => {
	t.is(topAfter(['up']), 0);
	t.is(topAfter(['down', 'j', 'k']), 1);
	t.is(topAfter(['pagedown']), body);
	t.is(topAfter(['pagedown', 'pageup']), 0);
	t.is(topAfter(Array.from({length: 50}, () => 'pagedown')), last);
	t.true(last > body);
});

test('help that fits does not scroll', (t) => {
	const tall = sampleContext({size: {columns: 80, rows: 400}});
	t.is(updateHelp(createHelpScreen('keys'), intended('down'), tall).state.top, 0);
});

test('letters and time leave help as it is', (t) => {
	const screen = createHelpScreen('keys');
	t.is(updateHelp(screen, {type: 'typed', press: {name: 'x', text: 'x'}}, context).state, screen);
	t.is(updateHelp(screen, {type: 'time-passed'}, context).state, screen);
});
