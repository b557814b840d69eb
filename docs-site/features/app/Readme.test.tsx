import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderInSite } from '@/test/render';
import { Readme } from './Readme';

it('HTML is left out, and so is what it would have run', () => {
  const { container } = renderInSite(<Readme text={'Before <b onclick="x()">bold</b>\n\n<script>document.title = "owned"</script>\n\n<img src=x onerror=alert(1)>\n\nAfter'} />);
  expect(container.querySelector('script, img, [onclick], [onerror]')).toBeNull();
  expect(container).toHaveTextContent('Before bold After');
  expect(container).not.toHaveTextContent('owned');
});

it('a link goes to another site or nowhere', () => {
  renderInSite(<Readme text={'[out](https://example.org/) [code](javascript:alert(1)) [data](data:text/html,x) [file](docs/model.md) [mail](mailto:a@example.org)'} />);
  expect(screen.getAllByRole('link').map(link => [link.textContent, link.getAttribute('href'), link.getAttribute('rel')])).toEqual([
    ['out', 'https://example.org/', 'noopener noreferrer nofollow'],
    ['mail', 'mailto:a@example.org', 'noopener noreferrer nofollow'],
  ]);
});

it('a picture is its words, since the site loads nothing from elsewhere', () => {
  const { container } = renderInSite(<Readme text={'![Survival curve](https://example.org/curve.png) ![](local.png)'} />);
  expect(container.querySelector('img')).toBeNull();
  expect(screen.getByRole('link', { name: 'Survival curve' })).toHaveAttribute('href', 'https://example.org/curve.png');
  expect(container).toHaveTextContent('Picture');
});

it('headings begin below the page’s own, and a wide table scrolls by keyboard', () => {
  renderInSite(<Readme text={'# One\n\n## Two\n\n| a | b |\n|---|---|\n| 1 | 2 |'} />);
  expect(screen.getByRole('heading', { level: 3, name: 'One' })).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 4, name: 'Two' })).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Table' })).toHaveAttribute('tabindex', '0');
});

it('an app without one has a quiet sentence', () => {
  renderInSite(<Readme text={null} />);
  expect(screen.getByText('This app has no README')).toBeInTheDocument();
});
