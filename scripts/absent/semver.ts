/** In place of `semver` for Conf, which compares versions when it migrates what older ones stored: there is nothing to migrate. */
const absent = {};

export default absent;
