/**
Runs the linter, the types and the tests side by side, and prints what each says once it has ended. Where `CI` is set, as `.ci/run` sets it, the tests' coverage is measured too, which takes a fifth longer.

By concurrently's interface, not its command: that one exits while a slow reader of a pipe has not got all of it, and cuts off the end, with the number of tests.
*/
import process from 'node:process';
import concurrently from 'concurrently';

const tests = process.env['CI'] ? 'c8 ava' : 'ava';
const {result} = concurrently(['xo', 'tsc', tests], {group: true, prefix: 'none'});
try {
	await result;
} catch {
	process.exitCode = 1;
}
