const longForm = new Intl.DateTimeFormat('en-GB', {
	weekday: 'long',
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit',
	timeZone: 'UTC',
});

/** An instant in words: Sunday 21 February 2027, 14:05 UTC. */
export function longTime(instant: string | null): string {
	return instant === null
		? 'the key works until it is revoked'
		: `${longForm.format(new Date(instant)).replace(/ at |, (?=\d\d:)/, ', ')} UTC`;
}
