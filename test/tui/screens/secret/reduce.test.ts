import test from 'ava';
import fc from 'fast-check';
import {textOf} from '../../../../source/tui/input/text-field.js';
import {secretScreen, type SecretScreen, suggestedFile} from '../../../../source/tui/screens/secret/state.js';
import {type Action} from '../../../../source/tui/session/actions.js';
import {reduceSession} from '../../../../source/tui/session/reduce.js';
import {doings, failure, listOf, minted, play, pressed, sessionOf, shown, typing} from '../../sample.js';

const key = minted({id: 'key_new', name: 'ingest gateway/2'});
const screen = secretScreen(key, undefined);
const list = listOf([]);
const over = (facts: Partial<SecretScreen> = {}) => sessionOf([list, {...screen, ...facts}]);
const copied: Action = {type: 'copied', what: 'key_new', certainty: 'confirmed'};
const written: Action = {type: 'secret-written', path: '/home/op/new.secret'};
const forgotten = [{do: 'forget-secret', secret: key.secret}, {do: 'refresh'}] as const;

test('the secret is hidden at first; v shows it and hides it again', (t) => {
	t.false(screen.isRevealed);
	t.true(shown(play(over(), ['v']).session, 'secret').isRevealed);
	t.false(shown(play(over(), ['v', 'v']).session, 'secret').isRevealed);
});

test('enter says that it is saved: the screen goes, and the secret is forgotten', (t) => {
	const {session, effects} = play(over(), ['return']);
	t.deepEqual(session.screens, [list]);
	t.deepEqual(effects, forgotten);
});

for (const name of ['escape', 'q', 'ctrl+c', 'ctrl+d']) {
	test(`${name} asks before an unsaved secret is lost, and hides it meanwhile`, (t) => {
		const {session, effects} = play(over({isRevealed: true}), [name]);
		t.like(shown(session, 'secret'), {isLeaving: true, isRevealed: false});
		t.deepEqual(effects, []);
	});

	test(`${name} leaves at once when the secret was saved`, (t) => {
		for (const saving of [copied, written]) {
			const {session, effects} = play(over(), [saving, name]);
			t.deepEqual(session.screens, [list]);
			t.deepEqual(effects, forgotten);
		}
	});
}

for (const name of ['y', 'ctrl+c']) {
	test(`${name} to the question leaves without the secret`, (t) => {
		const {session, effects} = play(over({isLeaving: true}), [name]);
		t.deepEqual(session.screens, [list]);
		t.deepEqual(effects, forgotten);
	});
}

for (const name of ['escape', 'n']) {
	test(`${name} to the question stays`, (t) => {
		const {session, effects} = play(over({isLeaving: true}), [name]);
		t.false(shown(session, 'secret').isLeaving);
		t.deepEqual(effects, []);
	});
}

for (const name of ['return', 'q', 'space', 'x']) {
	test(`${name} is no answer to the question`, (t) => {
		const {session, effects} = play(over({isLeaving: true}), [name]);
		t.true(shown(session, 'secret').isLeaving);
		t.deepEqual(effects, []);
	});
}

test('c copies, and the secret counts as saved once it is copied, not before', (t) => {
	const {session, effects} = play(over(), ['c']);
	t.deepEqual(effects, [{do: 'copy-secret', secret: key.secret, keyId: 'key_new'}]);
	t.false(shown(session, 'secret').isSaved);
	t.true(shown(play(session, [copied]).session, 'secret').isSaved);
});

test('the copy of something else does not count', (t) => {
	const {session} = play(over(), [{...copied, what: 'key_other'}]);
	t.false(shown(session, 'secret').isSaved);
});

test('copying says what is known: copied, or sent and to be checked', (t) => {
	t.is(play(over(), [copied]).session.message?.text, 'Copied. The clipboard is cleared in 45 s.');
	const sent = play(over(), [{...copied, certainty: 'sent'}]).session;
	t.is(sent.message?.text, "Sent to the terminal's clipboard: paste it somewhere to check.");
	t.is(sent.message?.until, undefined);
});

test('a copy that failed saves nothing and says what else can be done', (t) => {
	const {session} = play(over(), [{type: 'copy-failed', error: failure('INTERNAL')}]);
	t.false(shown(session, 'secret').isSaved);
	t.regex(session.message?.text ?? '', /Press v to show the secret, or w to write it to a file/);
});

test('copying in answer to the question stays on the screen', (t) => {
	const {session} = play(over({isLeaving: true}), ['c', copied]);
	t.like(shown(session, 'secret'), {isLeaving: false, isSaved: true});
});

test('w suggests a file, which can be changed, and enter writes the secret to it', (t) => {
	const {session, effects} = play(over(), ['w', 'ctrl+u', ...typing('a b.txt'), 'space', 'return']);
	t.deepEqual(effects, [{do: 'write-secret', path: 'a b.txt', secret: key.secret}]);
	const after = play(session, [written]).session;
	t.like(shown(after, 'secret'), {isSaved: true, file: undefined});
	t.is(after.message?.text, 'Written to /home/op/new.secret, readable by you alone.');
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
	t.is(shown(session, 'secret').problem, 'Type the name of a file that does not exist yet.');
});

test('a write that failed keeps the path, says why, and saves nothing', (t) => {
	const error = failure('OUTPUT', {reason: 'It exists.'});
	const {session} = play(over(), ['w', 'return', {type: 'secret-write-failed', error}]);
	const state = shown(session, 'secret');
	t.is(textOf(state.file!), 'ingest-gateway-2.secret');
	t.is(state.problem, 'It went wrong: OUTPUT. It exists.');
	t.false(state.isSaved);
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

const names = [
	...typing('acnpqvwxz/ '),
	'escape',
	'ctrl+d',
	'tab',
	'left',
	'up',
	'backspace',
	'ctrl+z',
	'ctrl+u',
	'pageup',
];

/** Whether a sequence of keys took an unsaved secret away. */
function isLost(presses: readonly string[]): boolean {
	let session = over();
	for (const name of presses) {
		const turn = reduceSession(session, pressed(name));
		if (turn.effects.some((effect) => effect.do === 'forget-secret' || effect.do === 'exit')) {
			return true;
		}

		session = turn.session;
	}

	return !session.screens.includes(session.screens.find((one) => one.name === 'secret')!);
}

test('no keys but the acknowledgements lose an unsaved secret', (t) => {
	t.notThrows(() => {
		fc.assert(fc.property(fc.array(fc.constantFrom(...names), {maxLength: 30}), (presses) => !isLost(presses)));
	});
});

test('no single key but enter loses an unsaved secret', (t) => {
	const all = [...names, 'y', 'ctrl+c', '?', 'alt+h', 'alt+x', 'alt+left'];
	t.deepEqual(
		all.filter((name) => isLost([name])),
		[],
	);
});

test('alt and y, which could be escape and y, does not lose an unsaved secret', (t) => {
	t.false(isLost(['alt+y']));
});

test('forgetting is asked for with every way of leaving', (t) => {
	for (const presses of [['return'], ['q', 'y'], ['ctrl+c', 'ctrl+c']]) {
		t.deepEqual(doings(play(over(), presses).effects), ['forget-secret', 'refresh']);
	}
});
