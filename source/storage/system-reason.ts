const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'There is no such folder.',
	ENOTDIR: 'A part of the path is a file, not a folder.',
	EACCES: 'You may not write there.',
	EPERM: 'You may not write there.',
	EROFS: 'The disk can only be read.',
	ENOSPC: 'The disk is full.',
	EDQUOT: 'Your share of the disk is full.',
	EISDIR: 'That is a folder.',
};

/** Why the system refused to write a file: a sentence. */
export function systemReason(error: unknown): string {
	const {code} = error as NodeJS.ErrnoException;
	return code === undefined ? 'The system does not say why.' : (reasons[code] ?? `The system says ${code}.`);
}
