import test from 'ava';
import {textOf} from '../../../../source/tui/input/text-field.js';
import {createSecretScreen, suggestedFile} from '../../../../source/tui/screens/secret/model.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {failure, listOf, minted, play, sessionOf, shown, typing} from '../../sample.js';

const key = minted({id: 'key_new', name: 'ingest gateway/2'});
const over = () => sessionOf([listOf([]), createSecretScreen(key, undefined)]);
const written: Message = {type: 'secret-written', keyId: 'key_new', path: '/home/op/new.secret'};

test('w suggests a file, which can be changed, and enter writes the secret to it', (t) => {
	const {session, effects} = play(over(), ['w', 'ctrl+u', ...typing('a b.txt'), 'space', 'return']);
	t.deepEqual(effects, [{type: 'write-secret', path: 'a b.txt', secret: key.secret, keyId: 'key_new'}]);
	t.true(shown(session, 'secret').isWriting);
	const after = play(session, [written]).session;
	t.like(shown(after, 'secret'), {isSaved: true, file: undefined, isWriting: false});
	t.is(after.notice?.text, 'Written to /home/op/new.secret, readable only by you.');
});

test('while the secret is being written, no key and no paste does anything', (t) => {
	const writing = play(over(), ['w', 'return']).session;
	for (const action of ['escape', 'ctrl+c', 'return', 'x', 'backspace', {type: 'text-pasted', text: 'x'} as const]) {
		const {session, effects} = play(writing, [action]);
		t.is(shown(session, 'secret'), shown(writing, 'secret'));
		t.deepEqual(effects, []);
	}
});

test('letters typed into the path are no commands', (t) => {
	const {session, effects} = play(over(), ['w', 'ctrl+u', ...typing('cvwq?y')]);
	t.is(textOf(shown(session, 'secret').file!), 'cvwq?y');
	t.deepEqual(effects, []);
});

test('a path can be pasted', (t) => {
	const {session} = play(over(), ['w', 'ctrl+u', {type: 'text-pasted', text: '/tmp/key\n'}, 'return']);
	t.is(textOf(shown(session, 'secret').file!).trim(), '/tmp/key');
});

test('an empty path is told so, and nothing is written', (t) => {
	const {session, effects} = play(over(), ['w', 'ctrl+u', 'return']);
	t.deepEqual(effects, []);
	t.is(shown(session, 'secret').problem, 'Type a path that does not exist yet.');
});

test('a write that failed keeps the path, says why, and saves nothing', (t) => {
	const error = failure('OUTPUT', {reason: 'It exists.'});
	const {session} = play(over(), ['w', 'return', {type: 'secret-write-failed', keyId: 'key_new', error}]);
	const state = shown(session, 'secret');
	t.is(textOf(state.file!), 'ingest-gateway-2.secret');
	t.is(state.problem, 'It went wrong: OUTPUT. It exists.');
	t.false(state.isSaved);
	t.false(state.isTaken);
	t.false(state.isWriting);
});

for (const name of ['escape', 'ctrl+c']) {
	test(`${name} in the path goes back to the secret and writes nothing`, (t) => {
		const {session, effects} = play(over(), ['w', name]);
		t.is(shown(session, 'secret').file, undefined);
		t.deepEqual(effects, []);
	});
}

const suggestions: ReadonlyArray<readonly [name: string, file: string]> = [
	['ingest-gateway', 'ingest-gateway.secret'],
	['../../etc/passwd', 'etc-passwd.secret'],
	['Größe 鍵', 'Größe-鍵.secret'],
	['…', 'key.secret'],
];

for (const [name, file] of suggestions) {
	test(`the file for ${name} is ${file}`, (t) => {
		t.is(textOf(suggestedFile({name})), file);
	});
}
