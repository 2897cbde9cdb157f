import test from 'ava';
import {addKeys, openPlace} from './place.js';
import {content, refused} from './refused.js';

for (const {variant, expected, came} of refused) {
	test.serial(`a server that ${variant.name} is refused, and nothing is minted there`, async (t) => {
		const {server, run, busy, journal} = await openPlace(t, variant);
		addKeys(server);
		for (const argv of [
			['list', ...busy],
			['create', ...busy, '--name', 'fresh'],
		]) {
			const {exitCode, stdout, stderr} = await run(argv);
			t.deepEqual([exitCode, stdout], [1, ''], argv[0]);
			for (const pattern of [...expected, came]) {
				t.regex(stderr, pattern);
			}

			t.false(stderr.includes(content) || stderr.includes('4815162342'), stderr);
		}

		t.deepEqual(
			server.seen.filter(({method}) => method === 'POST'),
			[],
		);
		t.deepEqual(journal(), []);
	});
}
