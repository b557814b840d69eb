import { type ReactNode, useEffect, useRef } from 'react';
import classes from './Arrival.module.css';

/** Takes the focus when it appears: what was focused before is gone, or says less than this. */
export function Arrival({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className={classes.box}>
      {children}
    </div>
  );
}
