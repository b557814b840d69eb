/** Lines shown at first; a chart of hundreds starts with some. */
export const linesAtFirst = 24;
