import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Pixels from the end within which one is taken to be at the end. */
const slack = 24;

/** Keeps the end of growing text in sight unless the reader has scrolled up. */
export function useFollow(text: string) {
  const ref = useRef<HTMLPreElement>(null);
  const [isFollowing, setFollowing] = useState(true);

  useLayoutEffect(() => {
    if (isFollowing && ref.current) {
      ref.current.scrollTop = ref.current.scrollHeight;
    }
  }, [text, isFollowing]);

  const onScroll = useCallback(() => {
    const box = ref.current;
    if (box) {
      setFollowing(box.scrollHeight - box.scrollTop - box.clientHeight < slack);
    }
  }, []);

  return { ref, isFollowing, onScroll, toEnd: useCallback(() => setFollowing(true), []) };
}
