import { useRouter } from 'next/router';
import { useEffect, useRef, useState } from 'react';
import { addressOf, everything, type Finding, findingOf } from './finding';

/** How long somebody pauses in typing before the address follows. */
const PAUSE_MS = 150;

/**
 * What is looked for in the catalogue. It is kept in the address, so that it can be sent to somebody and is there again
 * after a reload or on coming back. What is typed counts at once and is written a moment later.
 */
export function useFinding(): [Finding, (change: Partial<Finding>) => void] {
  const router = useRouter();
  const asked = router.isReady ? findingOf(router.query) : everything;
  const here = addressOf(asked);
  const [finding, setFinding] = useState(asked);
  const written = useRef(here);
  const write = useAddressWriter(address => (written.current = address));

  useEffect(() => {
    // An address that was not written here: the page was opened, or somebody went back or to the start.
    if (here !== written.current) {
      written.current = here;
      setFinding(asked);
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [here]);

  const change = (part: Partial<Finding>) => {
    const next = { ...finding, ...part };
    setFinding(next);
    write(addressOf(next));
  };
  return [finding, change];
}

/** Puts an address in the place of this one after a pause, unless the page is left by then. */
function useAddressWriter(onWrite: (address: string) => void): (address: string) => void {
  const router = useRouter();
  const timer = useRef<number>(undefined);
  useEffect(() => {
    const forget = () => window.clearTimeout(timer.current);
    router.events.on('routeChangeStart', forget);
    return () => {
      forget();
      router.events.off('routeChangeStart', forget);
    };
  }, [router.events]);
  return address => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      onWrite(address);
      void router.replace(address, undefined, { shallow: true, scroll: false });
    }, PAUSE_MS);
  };
}
