import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const iris: MantineColorsTuple = [
  '#eeeefc', '#dcdcf8', '#b8b9f2', '#9496ec', '#7678e7', '#6365e4', '#5153e3', '#4244cf', '#3638b0', '#2b2d90',
];

/** From text to the darkest ground: what Mantine's components are made of in the dark. */
const dark: MantineColorsTuple = [
  '#e9ebf1', '#c9cedb', '#9ca4b6', '#7a8296', '#3a4054', '#232734', '#13161e', '#0d0f15', '#0a0c11', '#07080c',
];

/** How Mantine's components look here. */
export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 6 },
  colors: { iris, dark },
  fontFamily: 'var(--font-text), system-ui, sans-serif',
  fontFamilyMonospace: 'var(--font-code), ui-monospace, monospace',
  defaultRadius: 8,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '18px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  headings: {
    fontWeight: '660',
    sizes: {
      h1: { fontSize: '25px', lineHeight: '1.25' },
      h2: { fontSize: '18px', lineHeight: '1.35' },
      h3: { fontSize: '15px', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  components: {
    Paper: { defaultProps: { radius: 'lg', withBorder: true } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 200 } },
    Button: { defaultProps: { size: 'sm' } },
    // Its <header> is no banner of the page.
    Modal: {
      defaultProps: { radius: 'lg', closeButtonProps: { 'aria-label': 'Close' }, attributes: { header: { role: 'presentation' } }, styles: { title: { fontSize: 16, fontWeight: 640, lineHeight: 1.35, overflowWrap: 'anywhere' } } },
    },
    Notification: { defaultProps: { withBorder: true, closeButtonProps: { 'aria-label': 'Dismiss' }, styles: { description: { color: 'var(--dimmed)' } } } },
  },
});

/** Mantine's own colours, told to be the site's. */
const colours = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--dimmed)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-border': 'var(--hairline)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-placeholder': 'var(--dimmed)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--failure)',
};

/** Said for each colour scheme: Mantine's own values are, and would win over what is said for both. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours });
