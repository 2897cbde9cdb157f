import test from 'ava';
import {
	activeInstallation,
	hostOf,
	installationAt,
	namedInstallation,
	parseLabel,
} from '../../source/core/installations.js';

const known = (host: string, label?: string) => ({
	host,
	label,
	readOnly: false,
	access: {kind: 'store'} as const,
	keyId: undefined,
	user: undefined,
});
const a = known('https://a.example', 'prod');
const b = known('https://a.example/b');
const both = {active: b.host, all: [a, b]};

test('an address is the same with and without a slash at its end', (t) => {
	for (const [url, host] of [
		['https://A.example', 'https://a.example'],
		['https://a.example:443/', 'https://a.example'],
		['https://a.example/b/', 'https://a.example/b'],
		['http://[::1]:8000/', 'http://[::1]:8000'],
	] as const) {
		t.is(hostOf(new URL(url)), host);
	}
});

test('what the settings say of an address is of that address alone', (t) => {
	t.is(installationAt(both, new URL('https://a.example/')), a);
	t.is(installationAt(both, new URL('https://a.example/b/')), b);
	t.is(installationAt(both, new URL('https://a.example/c')), undefined);
	t.is(installationAt(both, new URL('http://a.example')), undefined);
	t.is(activeInstallation(both), b);
	t.is(activeInstallation({...both, active: 'https://gone.example'}), undefined);
});

test('an installation is named by its address, and its label if it has one', (t) => {
	t.is(namedInstallation(a), 'https://a.example (prod)');
	t.is(namedInstallation(b), 'https://a.example/b');
});

test('a label is short and visible', (t) => {
	t.is(parseLabel(' prod '), 'prod');
	t.is(parseLabel('x'.repeat(32)), 'x'.repeat(32));
	for (const text of ['x'.repeat(33), 'a/b', 'https://a.example', 'a\u200Bb', 'a\nb', `phk_live_${'x'.repeat(24)}`]) {
		t.throws(() => parseLabel(text), {code: 'VALIDATION'}, text);
	}
});
