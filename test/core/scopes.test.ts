import assert from 'node:assert/strict';
import test from 'ava';
import fc from 'fast-check';
import {PhywareError} from '../../source/core/errors.js';
import {defaultScopes, knownScopes, parseScopes, scopePattern} from '../../source/core/scopes.js';

const accepted: ReadonlyArray<readonly [how: string, given: readonly string[], scopes: readonly string[]]> = [
	['one', ['read:events'], ['read:events']],
	['separated by a space', ['read:events write:events'], ['read:events', 'write:events']],
	['separated by a comma', ['read:events,write:events'], ['read:events', 'write:events']],
	['separated by both', ['read:events, write:events'], ['read:events', 'write:events']],
	['separated by tabs and line breaks', ['read:events\t\r\nwrite:events'], ['read:events', 'write:events']],
	['in a flag that repeats', ['write:events', 'read:events admin:keys'], ['write:events', 'read:events', 'admin:keys']],
	['surrounded by separators', [' ,, read:events , '], ['read:events']],
	['among empty ones', ['', 'read:events', ' '], ['read:events']],
	['given twice in one flag', ['read:events read:events'], ['read:events']],
	['given twice in two flags', ['admin:keys read:events', 'read:events admin:keys'], ['admin:keys', 'read:events']],
	['not documented', ['delete:robots'], ['delete:robots']],
	['with digits, dots, dashes and underscores', ['read-2_x:fleet.site-7_b'], ['read-2_x:fleet.site-7_b']],
	['of the greatest length', [`${'a'.repeat(32)}:${'b'.repeat(64)}`], [`${'a'.repeat(32)}:${'b'.repeat(64)}`]],
];

for (const [how, given, scopes] of accepted) {
	test(`scopes ${how} are kept once and in order`, (t) => {
		t.deepEqual(parseScopes(given), [...scopes]);
	});
}

for (const given of [[], [''], [' '], [',', ', ,']]) {
	test(`${JSON.stringify(given)} holds no scope`, (t) => {
		const error = t.throws<PhywareError>(() => parseScopes(given), {instanceOf: PhywareError, code: 'VALIDATION'});
		t.is(error.message, 'No scope.');
		t.regex(error.remedy!, /read:events, write:events/);
	});
}

const mistyped: ReadonlyArray<readonly [typed: string, meant: string]> = [
	['read:event', 'read:events'],
	['raed:events', 'read:events'],
	['Read:Events', 'read:events'],
	['read;events', 'read:events'],
	['write:evnts', 'write:events'],
	['admin:key', 'admin:keys'],
	['admin:tenant', 'admin:tenants'],
	['admin.users', 'admin:users'],
];

for (const [typed, meant] of mistyped) {
	test(`${typed} is answered with ${meant}`, (t) => {
		const error = t.throws<PhywareError>(() => parseScopes(['delete:robots', typed]), {code: 'VALIDATION'});
		t.is(error.message, `"${typed}" is not a scope.`);
		t.is(error.remedy, `Did you mean ${meant}?`);
	});
}

for (const malformed of [
	'events',
	'everything',
	':robots',
	'delete:',
	'delete::robots',
	'delete:robots:all',
	'DELETE:ROBOTS',
	'2delete:robots',
	'delete:2robots',
	'delete:röbots',
	'delete:*',
	'delete/robots',
	'"delete:robots"',
	'delete:ro\u200Bbots',
	'delete:\u001B[31mrobots',
	`${'a'.repeat(33)}:robots`,
	`delete:${'b'.repeat(65)}`,
]) {
	test(`${JSON.stringify(malformed)} is malformed`, (t) => {
		const error = t.throws<PhywareError>(() => parseScopes(['read:events', malformed]), {code: 'VALIDATION'});
		t.regex(error.message, / is not a scope\.$/);
		t.is(error.reason, 'A scope is an action and a resource in lower case, such as read:events.');
		t.regex(error.remedy!, /admin:users/);
	});
}

test('names that every object has are not taken for documented scopes', (t) => {
	t.throws(() => parseScopes(['constructor']), {code: 'VALIDATION'});
	t.throws(() => parseScopes(['__proto__']), {code: 'VALIDATION'});
});

test('the documented scopes and the default are well-formed and accepted', (t) => {
	const names = Object.keys(knownScopes);
	t.deepEqual(names, ['read:events', 'write:events', 'admin:keys', 'admin:tenants', 'admin:users']);
	t.deepEqual(parseScopes(names), names);
	t.true(names.every((name) => scopePattern.test(name)));
	t.deepEqual(defaultScopes, ['read:events', 'write:events']);
});

test('scopes that were parsed are parsed to themselves', (t) => {
	const scope = fc.constantFrom(...Object.keys(knownScopes), 'delete:robots', 'list:sites', 'x:y');
	const separator = fc.constantFrom(' ', ',', ', ', '\n');
	t.notThrows(() => {
		fc.assert(
			fc.property(fc.array(scope, {minLength: 1}), separator, (scopes, between) => {
				const parsed = parseScopes([scopes.join(between)]);
				assert.deepEqual(parsed, [...new Set(scopes)]);
				assert.deepEqual(parseScopes(parsed), parsed);
			}),
		);
	});
});
