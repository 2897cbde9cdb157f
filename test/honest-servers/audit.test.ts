import test from 'ava';
import {addKeys, openPlace} from './place.js';
import {variants} from './variants.js';

for (const variant of variants) {
	test.serial(`audit calls nothing a finding that it does not know, where the server ${variant.name}`, async (t) => {
		const {server, busy, run} = await openPlace(t, variant);
		addKeys(server);
		const {exitCode, stdout, stderr} = await run(['audit', ...busy, '-o', 'json']);
		t.is(exitCode, 0, stderr);
		const {findings} = JSON.parse(stdout) as {findings: Array<{rule: string; name: string}>};
		const told = new Set(findings.map(({rule, name}) => `${rule} ${name}`));
		// What is so; a server that does not say it leaves it out.
		const facts = new Set(['never-expires ingest-gateway', 'never-used ci-nightly', 'expired trade-fair']);
		t.deepEqual([...told.difference(facts)], []);
		t.true(told.size === facts.size || stderr.includes('PhyCloud does not say enough of'), stderr);
	});
}
