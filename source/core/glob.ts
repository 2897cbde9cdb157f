/**
Whether a whole text matches a pattern, in which `*` stands for any characters and `?` for one; upper and lower case are told apart.

It takes time in proportion to the length of the text times that of the pattern at most, whatever both are.
*/
export function matchesGlob(text: string, pattern: string): boolean {
	const characters = [...text];
	const wanted = [...pattern];
	let at = 0;
	let next = 0;
	// The last star, and from where the text was tried after it.
	let star = -1;
	let retry = 0;
	while (at < characters.length) {
		if (wanted[next] === '*') {
			star = next++;
			retry = at;
		} else if (next < wanted.length && (wanted[next] === '?' || wanted[next] === characters[at])) {
			next++;
			at++;
		} else if (star === -1) {
			return false;
		} else {
			next = star + 1;
			at = ++retry;
		}
	}

	return wanted.slice(next).every((character) => character === '*');
}
