import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderInSite } from '@/test/render';
import type { App } from './app';
import { Packages } from './Packages';

const app = (packages: App['packages']) => ({ packages, current_version: { number: 3, python: '3.11.2' } }) as App;

it('lists what the version in use sees, and on which Python', () => {
  renderInSite(<Packages app={app([{ name: 'numpy', version: '2.1.0' }, { name: 'scipy', version: '1.14.1' }])} />);
  expect(screen.getByText('Python 3.11.2, as version 3 saw it when it was checked')).toBeVisible();
  expect(screen.getAllByRole('listitem').map(item => item.textContent)).toEqual(['numpy 2.1.0', 'scipy 1.14.1']);
});

it('says when there are none', () => {
  renderInSite(<Packages app={app([])} />);
  expect(screen.getByText(/^None: it has/)).toBeVisible();
});

it('shows nothing for an app without Python', () => {
  renderInSite(<Packages app={app(null)} />);
  expect(screen.queryByText('Packages')).toBeNull();
});
