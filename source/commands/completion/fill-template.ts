/**
A template with values for its markers: `@name@` in a line, or a comment `# @name@` that is a line of its own.

The templates are scripts that their shells can check. Throws for a marker that is not there, or that has no value.
*/
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
	const used = new Set<string>();
	const valueOf = (name: string): string => {
		const value = values[name];
		if (value === undefined) {
			throw new Error(`The template has an unknown marker: ${name}`);
		}

		used.add(name);
		return value;
	};

	const filled = template
		.replaceAll(/^[\t ]*# @(\w+)@$/gm, (_, name: string) => valueOf(name))
		.replaceAll(/@([a-z]+(?:_[a-z]+)*)@/g, (_, name: string) => valueOf(name));
	const unused = Object.keys(values).filter((name) => !used.has(name));
	if (unused.length > 0) {
		throw new Error(`The template has no marker for: ${unused.join(', ')}`);
	}

	return filled;
}
