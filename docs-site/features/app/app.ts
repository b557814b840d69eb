import type { Schema } from '@/api/client';
import { type Field, fieldsOf } from './form/fields';

export type App = Schema<'AppDetailView'>;
export type Version = Schema<'VersionView'>;

/** One set of inputs the manifest offers to begin with. */
export interface Example {
  name: string;
  inputs: Record<string, unknown>;
}

/** The fields of the app's form. */
export function appFields(app: App): Field[] {
  return fieldsOf(app.input_schema);
}

/** The examples of the app's manifest; empty when it has none. */
export function examplesOf(app: App): Example[] {
  return (app.manifest as unknown as { examples?: Example[] } | null)?.examples ?? [];
}
