import { type ReactNode, useEffect, useRef } from 'react';

/** What has just come up, perhaps where one does not look: it is scrolled into view. */
export function InView({ children, className }: { children: ReactNode; className?: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not there in the tests' browser, which has no layout. What newer browsers return is no clean-up.
    box.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  return (
    <div ref={box} className={className}>
      {children}
    </div>
  );
}
