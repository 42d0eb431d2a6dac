/** Set by the build from package.json. */
declare const DECLPARSE_VERSION: string | undefined;

export const VERSION: string = typeof DECLPARSE_VERSION === 'string' ? DECLPARSE_VERSION : '0.0.0-source';
