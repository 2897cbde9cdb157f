import path from 'node:path';

/**
A change that the build makes to a package: a module that it gets instead of the one that it imports, or a text of its code.

Each is there for a measured gain or for a fault; `PHYWARE_BUILD_WITHOUT` leaves out those that it names, or `all`.
*/
export type PackageChange = {
	readonly name: string;
	/** The folder of the package under `node_modules`. */
	readonly package: string;
	/** What is measured without it. */
	readonly gain: string;
	readonly why: string;
} & ({readonly module: string; readonly instead: string} | {readonly text: RegExp; readonly replacement: string});

const absent = (file: string) => path.resolve('scripts/absent', file);

export const measuringModule = path.resolve('source/terminal/string-width.ts');

export const packageChanges: readonly PackageChange[] = [
	{
		name: 'string-width',
		package: '*',
		module: 'string-width',
		instead: measuringModule,
		gain: 'p50 of a sort of 10,000 keys: 24 to 10 ms',
		why: 'Ink measures every row of every frame, several times.',
	},
	{
		name: 'fetch',
		package: 'yoga-layout',
		text: /"function"!=typeof fetch/g,
		replacement: 'true',
		gain: '21 ms to the first frame',
		why: 'Its WebAssembly is in the file, but it fetches it from there.',
	},
	{
		name: 'ajv',
		package: 'conf',
		module: 'ajv/dist/2020.js',
		instead: absent('ajv.ts'),
		gain: 'with ajv-formats and semver 18 ms to the first frame',
		why: 'No schema is given.',
	},
	{
		name: 'ajv-formats',
		package: 'conf',
		module: 'ajv-formats',
		instead: absent('ajv.ts'),
		gain: 'as ajv',
		why: 'No schema is given.',
	},
	{
		name: 'semver',
		package: 'conf',
		module: 'semver',
		instead: absent('semver.ts'),
		gain: 'as ajv',
		why: 'There are no migrations.',
	},
	{
		name: 'list-format',
		package: '@sindresorhus/is',
		text: /const (\w+) = new Intl\.ListFormat\(([^)]*)\);/g,
		replacement: 'const $1 = {format: (list) => new Intl.ListFormat($2).format(list)};',
		gain: '11 ms of each command that sends a request',
		why: 'It formats lists for errors that are hardly ever shown.',
	},
	{
		name: 'devtools',
		package: 'ink',
		module: 'react-devtools-core',
		instead: absent('devtools.ts'),
		gain: 'none: without it nothing can be bundled',
		why: 'An optional package that Ink imports, and uses in development alone.',
	},
	{
		name: 'when-exit',
		package: 'atomically',
		module: 'when-exit',
		instead: absent('when-exit.ts'),
		gain: 'none: a fault',
		why: 'It sends a signal again that the program has handled: all listeners get it twice.',
	},
	{
		name: 'env-paths',
		package: 'conf',
		module: 'env-paths',
		instead: absent('env-paths.ts'),
		gain: 'none: a fault',
		why: 'It throws for a user without a home, although the folder is given.',
	},
];
