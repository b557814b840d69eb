import { type ReactNode, useEffect, useRef } from 'react';

/** What has just come up, perhaps where one does not look: it is scrolled into view. */
export function InView({ children, className }: { children: ReactNode; className?: string }) {
  const box = useRef<HTMLDivElement>(null);
  // Not in the tests' browser, which has no layout.
  useEffect(() => box.current?.scrollIntoView?.({ block: 'nearest' }), []);
  return (
    <div ref={box} className={className}>
      {children}
    </div>
  );
}
