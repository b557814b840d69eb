import { createSpotlight } from '@mantine/spotlight';

const [store, actions] = createSpotlight();

/** Whether the search is open and what was typed, for its one dialog. */
export const searchStore = store;

/** Opens the search over apps and docs. */
export const openSearch = actions.open;
