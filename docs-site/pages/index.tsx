import { Page, PageHead } from '@/components/Page';
export default function Catalogue() {
  return <Page title="Apps"><PageHead title="Apps" /></Page>;
}
