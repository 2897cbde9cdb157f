import test from 'ava';
import {textField} from '../../../../source/tui/input/text-field.js';
import {checkForm, resolveExpiry} from '../../../../source/tui/screens/new-key/check.js';
import {focusOrder, createNewKeyScreen} from '../../../../source/tui/screens/new-key/model.js';
import {now} from '../../sample.js';

const blank = createNewKeyScreen('ten_acme01', undefined);

test('a form begins with the default scopes and 90 days', (t) => {
	const checked = checkForm({...blank, keyName: textField('x')}, now);
	t.deepEqual(checked, {
		ok: true,
		name: 'x',
		scopes: ['read:events', 'write:events'],
		expiresAt: '2027-02-21T04:05:06Z',
	});
});

test('a form that is filled in asks for what was given, known scopes checked and others typed', (t) => {
	const screen = createNewKeyScreen('ten_acme01', undefined, {
		name: 'x',
		scopes: ['admin:keys', 'own:thing'],
		expires: '2w',
	});
	t.deepEqual([...screen.checked], ['admin:keys']);
	t.deepEqual(checkForm(screen, now), {
		ok: true,
		name: 'x',
		scopes: ['admin:keys', 'own:thing'],
		expiresAt: '2026-12-07T04:05:06Z',
	});
});

const expiries: ReadonlyArray<readonly [given: string, preset: number, instant: string | null]> = [
	['never', 0, null],
	['90d', 1, '2027-02-21T04:05:06Z'],
	['1y', 2, '2027-11-23T04:05:06Z'],
	['2027-01-31', 3, '2027-01-31T23:59:59Z'],
];

for (const [given, preset, instant] of expiries) {
	test(`${given} is choice ${preset} and stands for ${instant}`, (t) => {
		const screen = createNewKeyScreen('ten_acme01', undefined, {expires: given});
		t.is(screen.preset, preset);
		t.deepEqual(resolveExpiry(screen, now), {ok: true, value: instant});
		t.is(focusOrder(screen).includes('expires-other'), preset === 3);
	});
}

test('a scope that is named like a property of an object stays a scope to be typed', (t) => {
	const {checked, otherScopes} = createNewKeyScreen('ten_acme01', undefined, {scopes: ['constructor']});
	t.is(checked.size, 0);
	t.is(otherScopes.graphemes.join(''), 'constructor');
});

test('other scopes are separated by blanks or commas, and one that is checked already counts once', (t) => {
	const checked = checkForm({...blank, keyName: textField('x'), otherScopes: textField('a:b, read:events c:d')}, now);
	t.deepEqual(checked.ok && checked.scopes, ['read:events', 'write:events', 'a:b', 'c:d']);
});

test('everything that is wrong is told at once', (t) => {
	const checked = checkForm({...blank, checked: new Set(), preset: 3, otherExpiry: textField('soon')}, now);
	t.false(checked.ok);
	t.deepEqual(Object.keys(checked.ok ? {} : checked.problems), ['name', 'scopes', 'expires']);
});

test('what was typed as another expiry does not count once a preset is chosen', (t) => {
	t.deepEqual(resolveExpiry({...blank, preset: 0, otherExpiry: textField('nonsense')}, now), {ok: true, value: null});
});

test('an expiry that is not typed yet is asked for with examples', (t) => {
	const resolved = resolveExpiry({...blank, preset: 3, otherExpiry: textField('  ')}, now);
	t.deepEqual(resolved, {ok: false, problem: 'Type when the key expires: 30d, 6mo, 2027-01-31.'});
});
