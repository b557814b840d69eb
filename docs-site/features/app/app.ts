import type { Schema } from '@/api/client';

export type App = Schema<'AppDetail'>;
export type Version = Schema<'Version'>;
/** One version with its form. */
export type VersionDetail = Schema<'VersionDetail'>;
export type Run = Schema<'Run'>;

/** One set of inputs the manifest offers to begin with. */
export type Example = Schema<'ManifestExample'>;
