/** Words as a POSIX shell reads them: those that it would take apart are quoted. */
export function shellWords(words: readonly string[]): string {
	return words
		.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`))
		.join(' ');
}
