import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import 'mantine-datatable/styles.layer.css';
import '@/styles/global.css';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { AppProps } from 'next/app';
import Head from 'next/head';
import { useState } from 'react';
import { newQueryClient } from '@/api/client';
import { Shell } from '@/components/Shell';
import { code, text } from '@/lib/fonts';
import { cssVariablesResolver, theme } from '@/lib/theme';

export default function Site({ Component, pageProps }: AppProps) {
  const [queryClient] = useState(newQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <Head>
        <title>Stoa</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </Head>
      <style jsx global>{`
        :root {
          --font-text: ${text.style.fontFamily};
          --font-code: ${code.style.fontFamily};
        }
      `}</style>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
        <Notifications position="bottom-right" />
        <Shell>
          <Component {...pageProps} />
        </Shell>
      </MantineProvider>
    </QueryClientProvider>
  );
}
