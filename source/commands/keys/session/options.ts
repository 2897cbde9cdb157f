import {type InputOf} from '../../command/input.js';
import {connectionOptions, tenantOption} from '../../options/connection.js';

export const sessionOptions = [{...tenantOption, summary: 'Tenant to open.'}, ...connectionOptions] as const;

/** What was given to the session. */
export type SessionInput = InputOf<typeof sessionOptions>;
