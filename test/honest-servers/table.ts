/** A printed table: the text of each row under each heading. */
export function cellsOf(text: string): ReadonlyArray<Readonly<Record<string, string>>> {
	const [headings = '', ...rows] = text.trimEnd().split('\n');
	const columns = headings
		.matchAll(/\S+(?: \S+)*/g)
		.map(({0: heading, index}) => ({heading, index}))
		.toArray();
	return rows.map((row) =>
		Object.fromEntries(
			columns.map(({heading, index}, place) => [heading, row.slice(index, columns[place + 1]?.index).trim()]),
		),
	);
}
