import test from 'ava';
import fc from 'fast-check';
import {createSecretScreen, type SecretScreen} from '../../../../source/tui/screens/secret/model.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {updateSession} from '../../../../source/tui/session/update.js';
import {doings, failure, listOf, minted, play, pressed, sessionOf, shown, typing} from '../../sample.js';

const key = minted({id: 'key_new', name: 'ingest gateway/2'});
const screen = createSecretScreen(key, undefined);
const list = listOf([]);
const over = (facts: Partial<SecretScreen> = {}) => sessionOf([list, {...screen, ...facts}]);
const copied: Message = {type: 'copied', what: 'key_new', certainty: 'confirmed'};
const written: Message = {type: 'secret-written', keyId: 'key_new', path: '/home/op/new.secret'};
const exitCodes: Readonly<Record<string, number>> = {'ctrl+c': 130, q: 0};
const delivered = {type: 'mark-delivered', keyId: 'key_new'} as const;
const leaving = [delivered, {type: 'forget-secret', secret: key.secret}] as const;
const backToList = [...leaving, {type: 'refresh'}] as const;

test('the secret is hidden at first; v shows it and hides it again', (t) => {
	t.false(screen.isRevealed);
	t.true(shown(play(over(), ['v']).session, 'secret').isRevealed);
	t.false(shown(play(over(), ['v', 'v']).session, 'secret').isRevealed);
});

for (const name of ['escape', 'q', 'ctrl+c', 'ctrl+d']) {
	test(`${name} asks before an unsaved secret is lost, and hides it meanwhile`, (t) => {
		const {session, effects} = play(over({isRevealed: true}), [name]);
		t.like(shown(session, 'secret'), {leaving: {exitCode: exitCodes[name]}, isRevealed: false});
		t.deepEqual(effects, []);
	});

	test(`${name} leaves at once when the secret was saved`, (t) => {
		for (const saving of [copied, written]) {
			const {session, effects} = play(play(over(), [saving]).session, [name]);
			const exitCode = exitCodes[name];
			t.is(session.screens.length, exitCode === undefined ? 1 : 2);
			t.deepEqual(effects, exitCode === undefined ? backToList : [...leaving, {type: 'exit', exitCode}]);
		}
	});
}

test('y to the question goes where one wanted to go', (t) => {
	const back = play(over(), ['escape', 'y']);
	t.deepEqual(back.session.screens, [list]);
	t.deepEqual(back.effects, backToList);
	t.deepEqual(play(over(), ['q', 'y']).effects, [...leaving, {type: 'exit', exitCode: 0}]);
	t.deepEqual(play(over(), ['ctrl+c', 'y']).effects, [...leaving, {type: 'exit', exitCode: 130}]);
	t.deepEqual(play(over(), ['return', 'y']).effects, backToList);
});

test('ctrl+c to the question leaves the session, whatever was asked', (t) => {
	for (const name of ['escape', 'q', 'ctrl+c', 'return']) {
		t.deepEqual(play(over(), [name, 'ctrl+c']).effects, [...leaving, {type: 'exit', exitCode: 130}]);
	}
});

test('enter asks first, too, where the secret was never copied, shown or written', (t) => {
	const asked = play(over(), ['return']);
	t.like(shown(asked.session, 'secret'), {leaving: {exitCode: undefined}});
	t.deepEqual(asked.effects, []);
	for (const taking of ['v', copied, {...copied, certainty: 'sent'} as const, written]) {
		const {session, effects} = play(play(over(), [taking]).session, ['return']);
		t.deepEqual(session.screens, [list]);
		t.deepEqual(effects, backToList);
	}
});

test('what was shown and hidden again was taken', (t) => {
	t.deepEqual(play(over(), ['v', 'v', 'return']).session.screens, [list]);
});

test('a secret that was sent to a terminal, which may not have taken it, is asked about', (t) => {
	const sent: Message = {...copied, certainty: 'sent'};
	t.like(shown(play(over(), [sent]).session, 'secret'), {isTaken: true, isSaved: false});
	for (const name of ['escape', 'q', 'ctrl+c']) {
		const {session, effects} = play(over(), [sent, name]);
		t.deepEqual(shown(session, 'secret').leaving, {exitCode: exitCodes[name]});
		t.deepEqual(effects, []);
	}

	t.true(shown(play(over(), [copied, sent]).session, 'secret').isSaved);
});

test('the journal entry goes once the secret is delivered, and not before', (t) => {
	t.deepEqual(play(over(), [copied]).effects, [delivered]);
	t.deepEqual(play(over(), [written]).effects, [delivered]);
	t.deepEqual(play(over(), ['v', 'v', {...copied, certainty: 'sent'}, {...copied, what: 'key_other'}]).effects, []);
});

test('a shown secret is hidden when the session is suspended', (t) => {
	const {session, effects} = play(over(), ['v', 'ctrl+z']);
	t.like(shown(session, 'secret'), {isRevealed: false, isTaken: true});
	t.deepEqual(effects, [{type: 'suspend'}]);
	const below = play(over(), ['v', '?', 'ctrl+z', 'escape']).session;
	t.false(shown(below, 'secret').isRevealed);
});

test('a shown secret is hidden when the session is ended or suspended from outside', (t) => {
	const {session, effects} = play(over(), ['v', {type: 'covered'}]);
	t.like(shown(session, 'secret'), {isRevealed: false, isTaken: true});
	t.deepEqual(effects, []);
});

for (const name of ['escape', 'n']) {
	test(`${name} to the question stays`, (t) => {
		const {session, effects} = play(over({leaving: {exitCode: undefined}}), [name]);
		t.is(shown(session, 'secret').leaving, undefined);
		t.deepEqual(effects, []);
	});
}

for (const name of ['return', 'q', 'space', 'x']) {
	test(`${name} is no answer to the question`, (t) => {
		const {session, effects} = play(over({leaving: {exitCode: undefined}}), [name]);
		t.deepEqual(shown(session, 'secret').leaving, {exitCode: undefined});
		t.deepEqual(effects, []);
	});
}

test('c copies, and the secret counts as saved once it is copied, not before', (t) => {
	const {session, effects} = play(over(), ['c']);
	t.deepEqual(effects, [{type: 'copy-secret', secret: key.secret, keyId: 'key_new'}]);
	t.false(shown(session, 'secret').isSaved);
	t.true(shown(play(session, [copied]).session, 'secret').isSaved);
});

test('the copy of something else does not count', (t) => {
	const {session} = play(over(), [{...copied, what: 'key_other'}]);
	t.false(shown(session, 'secret').isSaved);
});

test('copying says what is known: copied, or sent and to be checked', (t) => {
	t.is(
		play(over(), [copied]).session.notice?.text,
		'Copied. The clipboard is cleared in 45 s, if the session is still open.',
	);
	const sent = play(over(), [{...copied, certainty: 'sent'}]).session;
	t.is(sent.notice?.text, "Sent to the terminal's clipboard. Paste to check.");
	t.is(sent.notice?.until, undefined);
});

test('a copy that failed saves nothing and says what else can be done', (t) => {
	const {session} = play(over(), [{type: 'copy-failed', error: failure('INTERNAL')}]);
	t.false(shown(session, 'secret').isSaved);
	t.regex(session.notice?.text ?? '', /Press v to show the secret, or w to write it to a file/);
});

test('copying in answer to the question stays on the screen', (t) => {
	const {session} = play(over({leaving: {exitCode: undefined}}), ['c', copied]);
	t.like(shown(session, 'secret'), {leaving: undefined, isSaved: true});
});

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
		const turn = updateSession(session, pressed(name));
		if (turn.effects.some((effect) => effect.type === 'forget-secret' || effect.type === 'exit')) {
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

test('no single key loses an unsaved secret', (t) => {
	const all = [...names, 'y', 'return', 'ctrl+c', '?', 'alt+h', 'alt+x', 'alt+left'];
	t.deepEqual(
		all.filter((name) => isLost([name])),
		[],
	);
});

test('alt and y, which could be escape and y, does not lose an unsaved secret', (t) => {
	t.false(isLost(['alt+y']));
	t.false(isLost(['escape', 'alt+y']));
});

test('forgetting is asked for with every way of leaving', (t) => {
	for (const presses of [
		['v', 'return'],
		['return', 'y'],
		['escape', 'y'],
		['q', 'y'],
		['ctrl+c', 'ctrl+c'],
	]) {
		t.deepEqual(doings(play(over(), presses).effects).slice(0, 2), ['mark-delivered', 'forget-secret']);
	}
});
