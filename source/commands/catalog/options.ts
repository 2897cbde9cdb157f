import {type InputOf} from '../command/input.js';
import {outputOption} from '../options/connection.js';

export const catalogOptions = [outputOption] as const;

/** What was given to `catalog`. */
export type CatalogInput = InputOf<typeof catalogOptions>;
