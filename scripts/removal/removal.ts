/** A safeguard taken out of a file, and a test that must fail without it. */
export type Removal = {
	/** What the safeguard does, as a sentence. */
	readonly defense: string;
	readonly file: string;
	/** A pattern of `findPattern` that is in the file exactly once. */
	readonly text: string;
	readonly instead: string;
	readonly test: string;
	/** The title of the test, or of several; `*` stands for any text. */
	readonly title: string;
};
