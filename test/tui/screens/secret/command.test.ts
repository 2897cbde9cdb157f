import test from 'ava';
import {textOf} from '../../../../source/tui/input/text-field.js';
import {createSecretScreen} from '../../../../source/tui/screens/secret/model.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {failure, listOf, minted, play, sessionOf, shown, typing} from '../../sample.js';

const key = minted({id: 'key_new', name: 'ingest gateway/2'});
const over = () => sessionOf([listOf([]), createSecretScreen(key, undefined)]);
const line = ['|', ...typing('gh'), 'space', ...typing('x'), 'return'];
const delivered: Message = {type: 'secret-delivered', keyId: 'key_new', command: 'gh x'};

test('| takes a command, and enter delivers the secret to it', (t) => {
	const {session, effects} = play(over(), line);
	t.deepEqual(effects, [{type: 'deliver-secret', command: 'gh x', secret: key.secret, key: key.key}]);
	t.true(shown(session, 'secret').isRunning);
	const after = play(session, [delivered]);
	t.like(shown(after.session, 'secret'), {isSaved: true, command: undefined, isRunning: false});
	t.deepEqual(after.effects, [{type: 'mark-delivered', keyId: 'key_new'}]);
	t.is(after.session.notice?.text, 'Delivered to gh x');
});

test('while the command runs it can be stopped, and nothing else', (t) => {
	const running = play(over(), line).session;
	for (const action of ['return', 'x', 'q', 'c', {type: 'text-pasted', text: 'x'} as const]) {
		const {session, effects} = play(running, [action]);
		t.is(shown(session, 'secret'), shown(running, 'secret'));
		t.deepEqual(effects, []);
	}

	for (const name of ['escape', 'ctrl+c']) {
		t.deepEqual(play(running, [name]).effects, [{type: 'stop-delivery'}]);
	}
});

test('a command that failed stays to be changed, says why, and saves nothing', (t) => {
	const error = failure('OUTPUT', {reason: 'It printed: no rights'});
	const {session} = play(over(), [...line, {type: 'secret-delivery-failed', keyId: 'key_new', error}]);
	const state = shown(session, 'secret');
	t.is(textOf(state.command!), 'gh x');
	t.is(state.problem, 'It went wrong: OUTPUT. It printed: no rights.');
	t.false(state.isSaved || state.isTaken || state.isRunning);
});

test('an empty command is refused, and escape goes back', (t) => {
	const {session, effects} = play(over(), ['|', 'return']);
	t.deepEqual(effects, []);
	t.regex(shown(session, 'secret').problem!, /^Type the command that reads the secret/);
	t.is(shown(play(session, ['escape']).session, 'secret').command, undefined);
});

test('before leaving, the secret can still be delivered', (t) => {
	const {effects} = play(over(), ['escape', ...line]);
	t.like(effects, [{type: 'deliver-secret', command: 'gh x'}]);
});
