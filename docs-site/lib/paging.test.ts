import { describe, expect, it } from 'vitest';
import { nextCursor } from './paging';

describe('the next page', () => {
  it('is in the Link header', () => {
    expect(nextCursor('</api/runs?limit=2&cursor=17>; rel="next"')).toBe('17');
  });

  it('is absent on the last page', () => {
    expect(nextCursor(null)).toBeNull();
  });
});
