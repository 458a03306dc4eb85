/** The package's version, put in by the build. */
declare const __VARNE_VERSION__: string;
