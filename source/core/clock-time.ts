/** The time of day where the program runs: 14:21:07. */
export function clockTime(at: Date): string {
	return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
