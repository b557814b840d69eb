import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const iris: MantineColorsTuple = [
  '#eeeefc', '#dcdcf8', '#b8b9f2', '#9496ec', '#7678e7', '#6365e4', '#5153e3', '#4244cf', '#3638b0', '#2b2d90',
];

/** From text to below the page; Mantine takes the backgrounds and borders of its dark controls from here. */
const dark: MantineColorsTuple = [
  '#e9ebf1', '#c3c8d4', '#9ca4b6', '#6b7387', '#30364a', '#232734', '#191c26', '#13161e', '#0d0f15', '#090b10',
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
    Modal: { defaultProps: { radius: 'lg' } },
  },
});

/** Mantine's own colours, told to be the site's. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--page)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--dimmed)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-border': 'var(--hairline)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-placeholder': 'var(--dimmed)',
    '--mantine-color-anchor': 'var(--accent-text)',
    '--mantine-color-error': 'var(--failure)',
  },
  light: {},
  dark: {},
});
