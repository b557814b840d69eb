import { screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderInSite } from '@/test/render';
import { failureSentence } from './failures';
import { ProviderSignIn } from './ProviderSignIn';

const address = vi.hoisted(() => ({ query: {} as Record<string, string> }));
vi.mock('next/router', () => ({ useRouter: () => address }));

beforeEach(() => {
  address.query = {};
});

it('leads to the provider and back to the page that was wanted', () => {
  address.query = { next: '/runs?app=7' };
  renderInSite(<ProviderSignIn label="Example ID" />);
  expect(screen.getByRole('link', { name: 'Sign in with Example ID' })).toHaveAttribute('href', '/oauth2/authorization/stoa?next=%2Fruns%3Fapp%3D7');
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says why somebody was not signed in', () => {
  address.query = { failed: 'no-role' };
  renderInSite(<ProviderSignIn label="Example ID" />);
  expect(screen.getByRole('alert')).toHaveTextContent('Example ID knows you, but gives you no role in this Stoa. Ask an administrator for one.');
});

it('has a sentence for each failure, and shows nothing that an address says', () => {
  const sentences = ['away', 'denied', 'no-role', 'disabled', 'stale', 'invalid'].map(failed => failureSentence(failed, 'ID'));
  expect(new Set(sentences).size).toBe(6);
  expect(failureSentence('Call 555-0100', 'ID')).toBe(failureSentence('invalid', 'ID'));
});
