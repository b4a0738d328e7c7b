import manifest from '../../../package.json' with { type: 'json' };

/** The version of Mizani as a whole; its parts are not released apart. */
export const MIZANI_VERSION: string = manifest.version;
