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
	if (instant === null) {
		return 'the key works until it is revoked';
	}

	// The words are put together here: what stands between them differs from one version of ICU to the next.
	const {weekday, day, month, year, hour, minute} = Object.fromEntries(
		longForm.formatToParts(new Date(instant)).map(({type, value}) => [type, value]),
	);
	return `${weekday} ${day} ${month} ${year}, ${hour}:${minute} UTC`;
}
