import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { newQueryClient } from '@/api/client';
import { theme } from '@/lib/theme';

/** Renders as a page would: with the theme and a query client of its own, without transitions. */
export function renderInSite(element: ReactElement) {
  return render(
    <QueryClientProvider client={newQueryClient()}>
      <MantineProvider theme={theme} env="test">
        {element}
      </MantineProvider>
    </QueryClientProvider>,
  );
}
