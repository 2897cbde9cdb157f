/** How far an audit is, and what it could not do. */
export type AuditNews = {
	/** The names of tenants by their ids, as far as they were listed. */
	readonly tenants: ReadonlyMap<string, string>;
	/** How many tenants have been read, of how many. */
	readonly done: number;
	readonly total: number;
	readonly keys: number;
	/** How many tenants could not be read. */
	readonly unread: number;
	/** Whether the credential sees one tenant alone. */
	readonly isAlone: boolean;
};
