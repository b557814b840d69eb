import { createContext, useContext } from 'react';

const RunAddress = createContext<string | null>(null);

/** Where the API has the run of this part of a page, when that is not under its own number. */
export const RunAddressProvider = RunAddress.Provider;

/** Where the API has a run, its log and its files. */
export function useRunAddress(runId: number): string {
  return useContext(RunAddress) ?? `/api/runs/${runId}`;
}
