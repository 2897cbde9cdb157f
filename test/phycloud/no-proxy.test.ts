import test from 'ava';
import {isExempt} from '../../source/phycloud/no-proxy.js';

/** Lists, and the hosts (with a port) that each exempts and does not. */
const lists: ReadonlyArray<readonly [list: string, exempt: readonly string[], proxied: readonly string[]]> = [
	['', [], ['phycloud.example:443']],
	['*', ['phycloud.example:443', '10.0.0.1:80', '[2001:db8::1]:80'], []],
	[
		'phycloud.example',
		['phycloud.example:443', 'api.phycloud.example:443', 'a.b.phycloud.example:80', 'phycloud.example.:443'],
		['xphycloud.example:443', 'phycloud.example.org:443', 'example:443'],
	],
	['.phycloud.example', ['phycloud.example:443', 'api.phycloud.example:443'], ['xphycloud.example:443']],
	['*.phycloud.example', ['api.phycloud.example:443'], ['xphycloud.example:443']],
	['phycloud.example.', ['phycloud.example:443', 'api.phycloud.example.:443'], ['example:443']],
	['PhyCloud.EXAMPLE', ['phycloud.example:443', 'API.phycloud.example:443'], []],
	['a.example,b.example', ['a.example:1', 'b.example:1'], ['c.example:1']],
	['a.example b.example\tc.example', ['a.example:1', 'b.example:1', 'c.example:1'], ['d.example:1']],
	[' , a.example ,, b.example , ', ['a.example:1', 'b.example:1'], ['c.example:1', '.:1']],
	['a.example:8443', ['a.example:8443', 'b.a.example:8443'], ['a.example:443']],
	['a.example:0443', ['a.example:443'], []],
	['a.example:https', [], ['a.example:443']],
	['.', [], ['a.example:443']],
	['10.0.0.1', ['10.0.0.1:443'], ['10.0.0.2:443', '110.0.0.1:443', '10.0.0.1.example:443']],
	['10.0.0.1:8443', ['10.0.0.1:8443'], ['10.0.0.1:443']],
	['10.0.0.0/8', ['10.0.0.1:443', '10.255.255.255:443'], ['11.0.0.1:443', 'ten.example:443', '[::a00:1]:443']],
	['10.1.2.3/8', ['10.9.9.9:443'], ['11.0.0.1:443']],
	['192.168.5.0/25', ['192.168.5.127:443'], ['192.168.5.128:443']],
	['0.0.0.0/0', ['8.8.8.8:443'], ['a.example:443', '[2001:db8::1]:443']],
	['10.0.0.0/33', [], ['10.0.0.0:443']],
	['10.0.0.0/', [], ['10.0.0.0:443']],
	['10.0.0.0/x', [], ['10.0.0.0:443']],
	['a.example/8', [], ['a.example:443']],
	['10.0.0.1-10.0.0.9', ['10.0.0.5:443'], ['10.0.0.10:443']],
	['10.0.0.9-10.0.0.1', [], ['10.0.0.5:443']],
	['10.0.0.1-x', [], ['10.0.0.5:443']],
	['my-host.example', ['my-host.example:443'], ['host.example:443']],
	['0.0.1', [], ['10.0.0.1:443']],
	['2001:db8::1', ['[2001:db8::1]:443', '[2001:db8:0:0:0:0:0:1]:443'], ['[2001:db8::2]:443']],
	['[2001:db8::1]', ['[2001:db8::1]:443'], ['[2001:db8::2]:443']],
	['[2001:db8::1]:8443', ['[2001:db8::1]:8443'], ['[2001:db8::1]:443']],
	['2001:db8::/32', ['[2001:db8:ffff::1]:443'], ['[2001:db9::1]:443', '10.0.0.1:443']],
	['[2001:db8::]/32', ['[2001:db8:ffff::1]:443'], ['[2001:db9::1]:443']],
	['2001:db8::/129', [], ['[2001:db8::]:443']],
	['[nonsense', [], ['a.example:443', '10.0.0.1:443']],
];

for (const [list, exempt, proxied] of lists) {
	test(`NO_PROXY=${JSON.stringify(list)} is read as curl reads it`, (t) => {
		for (const [places, expected] of [
			[exempt, true],
			[proxied, false],
		] as const) {
			for (const place of places) {
				const [, host, port] = /^(.*):(\d+)$/.exec(place)!;
				t.is(isExempt(list, host!, port!), expected, place);
			}
		}
	});
}
