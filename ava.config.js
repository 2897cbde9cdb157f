import {availableParallelism} from 'node:os';

/** Files that take long: those that begin last would keep one core waiting at the end. */
const long = ['walkthroughs', 'e2e/', 'campaigns/', 'tui/views/'];

const isLong = (file) => long.some((part) => file.includes(`test/${part}`));

const config = {
	files: ['test/**/*.test.{ts,tsx}'],
	// What runs is what `scripts/build-tests.ts` has made of them.
	typescript: {extensions: ['ts', 'tsx'], rewritePaths: {'test/': 'build/test/'}, compile: false},
	nodeArguments: ['--enable-source-maps'],
	environmentVariables: {NODE_ENV: 'production'},
	workerThreads: false,
	// Tests wait for programs and timers half of their time.
	concurrency: 2 * availableParallelism(),
	timeout: '60s',
	sortTestFiles: (a, b) => Number(isLong(b)) - Number(isLong(a)) || a.localeCompare(b),
};

export default config;
