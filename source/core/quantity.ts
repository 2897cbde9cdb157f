/** A number with its thousands apart: 12,345. */
export function grouped(count: number): string {
	return count < 1000 ? String(count) : `${grouped(Math.floor(count / 1000))},${String(count % 1000).padStart(3, '0')}`;
}

/** So many of something, in the singular or the plural: 1 tenant, 2,000 tenants. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
	return `${grouped(count)} ${count === 1 ? singular : plural}`;
}
