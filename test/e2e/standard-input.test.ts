import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {shell} from '../helpers/run.js';

const inputs = ['</dev/null', '<readme.md', '<&-'];

const commands: ReadonlyArray<readonly [command: string, exitCode: number, stdout: RegExp]> = [
	['phyware cloud keys list --tenant-id ten_test01', 0, /NAME/],
	['phyware cloud keys list --tenant-id ten_nobody', 3, /^$/],
	['phyware cloud keys create --tenant-id ten_test01 --name "$RANDOM-$RANDOM" --secret-only', 0, /^phk_\S+\n$/],
	['phyware cloud keys create --tenant-id ten_test01', 4, /^$/],
	['phyware cloud keys revoke key_nobody', 3, /^$/],
	['phyware cloud keys --demo', 0, /NAME/],
	['phyware --version', 0, /^\d+\.\d+\.\d+\n$/],
];

for (const [command, exitCode, stdout] of commands) {
	for (const input of inputs) {
		test(`${command} ${input}`, async (t) => {
			const {environment, addKey} = await installation(t);
			addKey({name: 'one'});
			const result = await shell(`${command} ${input}`, {env: environment});
			t.is(result.exitCode, exitCode, result.stderr);
			t.regex(result.stdout, stdout);
			t.notRegex(result.stderr, /unref|typeerror|internal/i);
		});
	}
}
