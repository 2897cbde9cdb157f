import test from 'ava';
import {type Key as InkKey} from 'ink';
import {toKeyPresses} from '../../../source/tui/input/key-press.js';
import {type WatchEvent} from '../../../source/keys/watch-keys.js';
import {textOf} from '../../../source/tui/input/text-field.js';
import {type Effect} from '../../../source/tui/model/effects.js';
import {type Session} from '../../../source/tui/session/model.js';
import {createStore, type Store} from '../../../source/tui/runtime/store.js';
import {createNewKeyScreen} from '../../../source/tui/screens/new-key/model.js';
import {doings, failure, later, listOf, pressed, sampleKey, sessionOf, shown} from '../sample.js';

const keys = Array.from({length: 300}, (_, index) => sampleKey(`k${String(index).padStart(3, '0')}`));

function storeOf(session: Session): {readonly store: Store; readonly effects: Effect[]} {
	const effects: Effect[] = [];
	const store = createStore(session, (effect) => {
		effects.push(effect);
	});
	return {store, effects};
}

/** Presses all keys of a chunk as the terminal hands them over. */
function press(store: Store, chunk: string): void {
	for (const keyPress of toKeyPresses(chunk, {} as InkKey)) {
		store.dispatch({type: 'key-pressed', press: keyPress});
	}
}

test('two hundred moves in one chunk move by two hundred rows', (t) => {
	const {store} = storeOf(sessionOf([listOf(keys)]));
	press(store, 'j'.repeat(200));
	t.is(shown(store.getState(), 'keys').selected, 'key_k200');
});

test('two hundred letters in one chunk are all typed', (t) => {
	const {store} = storeOf(sessionOf([listOf(keys), createNewKeyScreen('ten_acme01', undefined)]));
	const text = 'ab鍵👨‍👩‍👧‍👦 '.repeat(40);
	press(store, text);
	t.is(textOf(shown(store.getState(), 'new-key').keyName), text);
});

test('keys after one that opens a screen go to that screen', (t) => {
	const {store, effects} = storeOf(sessionOf([listOf(keys)]));
	press(store, 'jrk001\r');
	t.deepEqual(effects, [{type: 'revoke', keys: [keys[1]]}]);
});

test('listeners are told of every change, of nothing else, and not after they left', (t) => {
	const {store} = storeOf(sessionOf([listOf(keys)]));
	let told = 0;
	const leave = store.subscribe(() => {
		told++;
	});
	store.dispatch(pressed('down'));
	t.is(told, 1);
	store.dispatch(pressed('q'));
	t.is(told, 1);
	leave();
	store.dispatch(pressed('down'));
	t.is(told, 1);
});

test('what is to be done is done once the state has changed', (t) => {
	const seen: string[] = [];
	const store: Store = createStore(sessionOf([listOf(keys)]), (effect) => {
		seen.push(`${effect.type} with ${shown(store.getState(), 'keys').status}`);
	});
	store.dispatch(pressed('f'));
	t.deepEqual(seen, ['remember with active']);
});

test('q is done as an exit', (t) => {
	const {store, effects} = storeOf(sessionOf([listOf(keys)]));
	store.dispatch(pressed('q'));
	t.deepEqual(doings(effects), ['exit']);
});

test('that nothing has changed is shown with the next tick of the clock; that the server is back, at once', (t) => {
	const {store} = storeOf(sessionOf([listOf(keys)]));
	let told = 0;
	store.subscribe(() => {
		told++;
	});
	const seen = (event: WatchEvent) => {
		store.dispatch({type: 'keys-seen', tenantId: 'ten_acme01', event});
	};

	seen({kind: 'unchanged', at: later(2)});
	t.is(told, 0);
	const {live} = shown(store.getState(), 'keys');
	t.deepEqual(live, {kind: 'live', updatedAt: later(2), complete: true});
	seen({kind: 'failed', error: failure('CONNECTION'), at: later(4), retryAt: later(6)});
	t.is(told, 1);
	seen({kind: 'unchanged', at: later(6)});
	t.is(told, 2);
});
