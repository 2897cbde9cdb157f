/** The command that shows how far rotations are. */
export const statusCommand = 'phyware cloud keys rotate --status';
