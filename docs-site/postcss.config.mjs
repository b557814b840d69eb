// light-dark() is left to the browser: the preset's own does not work on :root, where the site's colours stand.
export default { plugins: { 'postcss-preset-mantine': { features: { lightDarkFunction: false } } } };
