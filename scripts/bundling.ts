import {readFile} from 'node:fs/promises';
import {builtinModules} from 'node:module';
import path from 'node:path';
import {type InputOptions, type OutputOptions, type Plugin} from 'rolldown';

const measuring = path.resolve('source/terminal/string-width.ts');

/** What the packages that import it get instead of a module: see the files named for why. */
const replacements: ReadonlyArray<{readonly module: string; readonly importer: RegExp; readonly file: string}> = [
	// Ink measures every row of every frame, several times: with the library alone that is most of a frame.
	{module: 'string-width', importer: /[\\/]node_modules[\\/]/, file: measuring},
	{module: 'react-devtools-core', importer: /[\\/]ink[\\/]/, file: path.resolve('scripts/absent/devtools.ts')},
	{module: 'node:child_process', importer: /[\\/]commander[\\/]/, file: path.resolve('scripts/absent/programs.ts')},
	{module: 'when-exit', importer: /[\\/]atomically[\\/]/, file: path.resolve('scripts/absent/when-exit.ts')},
	{module: 'ajv/dist/2020.js', importer: /[\\/]conf[\\/]/, file: path.resolve('scripts/absent/ajv.ts')},
	{module: 'ajv-formats', importer: /[\\/]conf[\\/]/, file: path.resolve('scripts/absent/ajv.ts')},
	{module: 'env-paths', importer: /[\\/]conf[\\/]/, file: path.resolve('scripts/absent/env-paths.ts')},
	{module: 'semver', importer: /[\\/]conf[\\/]/, file: path.resolve('scripts/absent/semver.ts')},
	{module: 'node:http2', importer: /[\\/]got[\\/]/, file: path.resolve('scripts/absent/http2.ts')},
];

const replacing: Plugin = {
	name: 'replacing',
	resolveId(source, importer = '') {
		const found = replacements.find(({module, importer: from}) => module === source && from.test(importer));
		return found === undefined || importer === found.file ? undefined : found.file;
	},
	async load(id) {
		// A `require` that the bundler knows by its name is bundled, and carried out when it is called.
		return id === measuring
			? {code: (await readFile(id, 'utf8')).replace(/^const require = .*$/m, ''), moduleType: 'ts'}
			: undefined;
	},
};

/**
Node's own modules are asked for by `process.getBuiltinModule`.

An import has Node read every export, and some load much when they are read: `node:fs` its promises, `node:util` what compares and parses.
*/
const builtins: Plugin = {
	name: 'builtins',
	renderChunk(code) {
		return code.replaceAll(builtinImport, (_, whole: string | undefined, named: string | undefined, module: string) => {
			const name = whole?.replace(/^\* as /, '');
			const parts = named?.replaceAll(/(?<=[\w$]) as (?=[\w$])/g, ': ');
			const asked = `globalThis.process.getBuiltinModule(${JSON.stringify(module)})`;
			return [name && `const ${name} = ${asked};`, parts && `const ${parts} = ${asked};`].filter(Boolean).join(' ');
		});
	},
};

const builtinImport = new RegExp(
	String.raw`^import (\* as [\w$]+|[\w$]+)?(?:, )?(\{[^}]*\})? from "((?:node:)?(?:${builtinModules.filter((name) => /^\w/.test(name)).join('|')}))";$`,
	'gm',
);

/** Small changes to what packages do when they are loaded. One that finds nothing to change only costs time. */
const changes: ReadonlyArray<{readonly file: RegExp; readonly text: RegExp; readonly instead: string}> = [
	// Formatters of lists for errors that are hardly ever told: Node takes 8 ms for the first.
	{
		file: /[\\/]@sindresorhus[\\/]is[\\/]/,
		text: /const (\w+) = new Intl\.ListFormat\(([^)]*)\);/g,
		instead: 'const $1 = {format: (list) => new Intl.ListFormat($2).format(list)};',
	},
	// The layout's WebAssembly comes in the file, but is fetched from there: Node takes 35 ms to load its `fetch`.
	{file: /[\\/]yoga-layout[\\/]/, text: /"function"!=typeof fetch/g, instead: 'true'},
];

const changing: Plugin = {
	name: 'changing',
	transform: {
		filter: {id: changes.map(({file}) => file)},
		handler(code, id) {
			let changed = code;
			for (const {file, text, instead} of changes) {
				changed = file.test(id) ? changed.replaceAll(text, instead) : changed;
			}

			return changed;
		},
	},
};

/** How the program is bundled: the same for what is published and for what is measured. */
export const input = {
	platform: 'node',
	transform: {target: 'node22.21', define: {'process.env.NODE_ENV': '"production"'}},
	plugins: [replacing, changing, builtins],
	onLog(level, log, tell) {
		// Only lines of imports change, and no line moves: the map still holds.
		if (log.code !== 'SOURCEMAP_BROKEN') {
			tell(level, log);
		}
	},
} as const satisfies InputOptions;

export const output = {format: 'esm', minify: true, comments: false} as const satisfies OutputOptions;
