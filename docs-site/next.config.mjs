import { fileURLToPath } from 'node:url';
import createMdx from '@next/mdx';

/** Where the API runs while the site is worked on with `next dev`. */
const api = process.env.STOA_API ?? 'http://127.0.0.1:8080';
const isDevelopment = process.env.NODE_ENV === 'development';

// Plugins are named, since Turbopack passes their options as JSON.
const withMdx = createMdx({
  options: {
    remarkPlugins: [
      'remark-frontmatter',
      'remark-gfm',
      fileURLToPath(new URL('./plugins/remark-examples.mjs', import.meta.url)),
      fileURLToPath(new URL('./plugins/remark-settings.mjs', import.meta.url)),
    ],
    rehypePlugins: [
      'rehype-slug',
      [
        'rehype-pretty-code',
        {
          theme: { light: 'github-light-high-contrast', dark: 'github-dark-dimmed' },
          keepBackground: false,
          defaultLang: { block: 'text' },
        },
      ],
    ],
  },
});

/** @type {import('next').NextConfig} */
const config = {
  output: isDevelopment ? undefined : 'export',
  pageExtensions: ['tsx', 'mdx'],
  trailingSlash: false,
  reactStrictMode: true,
  poweredByHeader: false,
  // A fixed id, so that the same sources give the same bytes.
  generateBuildId: () => 'stoa',
  images: { unoptimized: true },
  // One copy of each library, on the server too: a second copy of Mantine would not see the first one's provider.
  bundlePagesRouterDependencies: true,
  // A build starts afresh (see scripts/build.mjs), so writing the compiler's cache would be time lost.
  experimental: { turbopackFileSystemCacheForBuild: false, optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'] },
  ...(isDevelopment && {
    rewrites: async () => [
      { source: '/api/:path*', destination: `${api}/api/:path*` },
      { source: '/ws/:path*', destination: `${api}/ws/:path*` },
      { source: '/health', destination: `${api}/health` },
    ],
  }),
};

export default withMdx(config);
