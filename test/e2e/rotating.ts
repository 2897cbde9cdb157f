/** What `rotate -o json` prints. */
type Rotated = {
	readonly key: {
		readonly id: string;
		readonly name: string;
		readonly scopes: readonly string[];
		readonly expires_at: string | null;
		readonly secret: string;
	};
	readonly replaces: {readonly id: string; readonly name: string};
};

/** Reads what `rotate -o json` printed. */
export function rotated(stdout: string): Rotated {
	return JSON.parse(stdout) as Rotated;
}

/** So many hours ago, RFC 3339 in UTC to the second. */
export function hoursAgo(hours: number): string {
	return new Date(Date.now() - hours * 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z');
}
