/** In place of `env-paths` for Conf, which is always told its folder: it asks for the home of a user who may have none, and throws. */
export default function absent(): never {
	throw new Error('Conf was not told its folder.');
}
