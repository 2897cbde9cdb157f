/** A value that is made when it is first asked for: what takes long to make costs nothing where nobody asks. */
export function lazy<Value>(make: () => Value): () => Value {
	let made: {readonly value: Value} | undefined;
	return () => {
		made ??= {value: make()};
		return made.value;
	};
}
