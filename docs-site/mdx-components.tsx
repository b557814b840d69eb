import type { MDXComponents } from 'mdx/types';
import { docsComponents } from '@/features/docs/docsComponents';

export function useMDXComponents(): MDXComponents {
  return docsComponents;
}
