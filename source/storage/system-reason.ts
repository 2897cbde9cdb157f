const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'No such folder.',
	ENOTDIR: 'A part of the path is a file, not a folder.',
	EACCES: 'Permission denied.',
	EPERM: 'Permission denied.',
	EROFS: 'Read-only file system.',
	ENOSPC: 'No space left on the disk.',
	EDQUOT: 'Disk quota exceeded.',
	EISDIR: 'It is a folder.',
};

/** Why the system refused to write a file: a sentence. */
export function systemReason(error: unknown): string {
	const {code} = error as NodeJS.ErrnoException;
	return code === undefined ? 'Unknown system error.' : (reasons[code] ?? `System error: ${code}.`);
}
